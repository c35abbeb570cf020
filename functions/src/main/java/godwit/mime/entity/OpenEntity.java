package godwit.mime.entity;

import godwit.mime.header.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An entity whose end has not been seen yet. Used by one parser. */
final class OpenEntity {
  private final long start;
  private final boolean inDigest;
  private final int headerLimit;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream(512);
  private final List<Entity> children = new ArrayList<>();
  private Headers headers = Headers.NONE;
  private ContentType type = ContentType.TEXT;
  private long body;
  private final List<byte[]> boundaries = new ArrayList<>();
  private boolean headerCut;
  private boolean closed;

  OpenEntity(long start, boolean inDigest, int headerLimit) {
    this.start = start;
    this.body = start;
    this.inDigest = inDigest;
    this.headerLimit = headerLimit;
  }

  void addHeaderLine(byte[] line) {
    if (header.size() + line.length > headerLimit) {
      headerCut = true;
      return;
    }
    header.writeBytes(line);
    header.write('\r');
    header.write('\n');
  }

  int headerBytes() {
    return header.size();
  }

  /**
   * Ends the header.
   *
   * @param length how many of the collected bytes are header
   * @param bodyStart position of the first byte of the body
   */
  void endHeader(int length, long bodyStart) {
    byte[] collected = header.toByteArray();
    headers = Headers.parse(Arrays.copyOf(collected, length));
    body = Math.max(start, bodyStart);
    type =
        headers
            .first("Content-Type")
            .map(ContentType::parse)
            .orElse(inDigest ? ContentType.MESSAGE : ContentType.TEXT);
    if (type.isMultipart()) {
      type.parameter("boundary").ifPresent(this::adoptBoundary);
    }
  }

  /** Adds a boundary; one that was declared stays valid beside it. */
  void adoptBoundary(String boundary) {
    String text = boundary.stripTrailing();
    if (!text.isEmpty() && text.length() <= Limits.BOUNDARY_LENGTH) {
      boundaries.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Whether both have a boundary in common, so that nobody can tell whose a delimiter is. */
  boolean sharesBoundary(OpenEntity other) {
    return boundaries.stream()
        .anyMatch(own -> other.boundaries.stream().anyMatch(b -> Arrays.equals(own, b)));
  }

  /** Notes its closing delimiter; what still comes was not meant to be a part. */
  void markClosed() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  boolean lacksBoundary() {
    return boundaries.isEmpty();
  }

  Entity close(long end) {
    long last = Math.max(end, body);
    return new Entity(headers, type, new Entity.Span(start, body, last), children);
  }

  void add(Entity child) {
    children.add(child);
  }

  boolean isMultipart() {
    return type.isMultipart();
  }

  boolean isDigest() {
    return type.is("multipart", "digest");
  }

  /** Whether its body has no byte before this position. */
  boolean isEmptyUntil(long end) {
    return end <= body;
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  boolean headerCut() {
    return headerCut;
  }

  /** Whether the line is this multipart's delimiter, and which. */
  Delimiter delimiter(byte[] line) {
    for (byte[] boundary : boundaries) {
      Delimiter found = delimiter(line, boundary);
      if (found != Delimiter.NONE) {
        return found;
      }
    }
    return Delimiter.NONE;
  }

  private static Delimiter delimiter(byte[] line, byte[] boundary) {
    int after = 2 + boundary.length;
    if (line.length < after || !matches(line, boundary)) {
      return Delimiter.NONE;
    }
    int dashes = blanksEnd(line, after);
    boolean closing = line.length >= dashes + 2 && line[dashes] == '-' && line[dashes + 1] == '-';
    int end = blanksEnd(line, closing ? dashes + 2 : dashes);
    if (end < line.length) {
      return Delimiter.NONE;
    }
    return closing ? Delimiter.CLOSING : Delimiter.NEXT;
  }

  /**
   * After the blanks that start there: some programs take a boundary's own blanks as part of it.
   */
  private static int blanksEnd(byte[] line, int from) {
    int at = from;
    while (at < line.length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
      at++;
    }
    return at;
  }

  /**
   * Whether the line is this multipart's delimiter with text after it. RFC 2046 §5.1.1: it is
   * enough that the boundary stands at the start of the line. What follows must not go on like a
   * boundary, as then it is more likely another one's.
   */
  Delimiter delimiterBeforeText(byte[] line) {
    for (byte[] boundary : boundaries) {
      int after = 2 + boundary.length;
      if (line.length > after && matches(line, boundary)) {
        boolean closing = line.length > after + 2 && line[after] == '-' && line[after + 1] == '-';
        if (closing && !goesOn(line[after + 2])) {
          return Delimiter.CLOSING;
        }
        if (line[after] == ' ' || line[after] == '\t') {
          return Delimiter.NEXT;
        }
      }
    }
    return Delimiter.NONE;
  }

  private static boolean goesOn(byte next) {
    return next == '-' || next == '_' || Character.isLetterOrDigit(next & 0xFF);
  }

  private static boolean matches(byte[] line, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (line[i + 2] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  enum Delimiter {
    NONE,
    NEXT,
    CLOSING
  }
}
