package godwit.mime.entity;

import godwit.mime.entity.OpenEntity.Delimiter;
import godwit.mime.header.Headers;
import godwit.source.MimeContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the parts of a message in one pass (RFC 2046 §5.1), without recursion and without keeping
 * bodies. Total: a boundary that is missing, wrong, unclosed or an outer one's prefix, a header
 * that lacks its empty line or holds broken lines all give some tree. Nested messages are not
 * opened.
 */
public final class EntityParser {
  /** Names that make it plain that a header starts after leading empty lines. */
  private static final Set<String> FIRST_NAMES =
      Set.of(
          "received",
          "return-path",
          "from",
          "date",
          "subject",
          "to",
          "mime-version",
          "content-type",
          "message-id",
          "delivered-to",
          "x-envelope-from",
          "reply-to",
          "sender");

  private final LineScanner lines;
  private final List<OpenEntity> multiparts = new ArrayList<>();
  private Optional<OpenEntity> current;
  private boolean inHeader = true;
  private boolean mayBeHeader = true;
  private long oddLineAt = -1;
  private int headerBeforeOddLine;
  private String lastDashes = "";
  private int parts = 1;
  private boolean cut;
  private boolean damaged;

  private EntityParser(LineScanner lines, OpenEntity root) {
    this.lines = lines;
    this.current = Optional.of(root);
  }

  /**
   * Parses a message.
   *
   * @throws IOException only if the content cannot be read
   */
  public static ParsedMessage parse(MimeContent content) throws IOException {
    try (InputStream in = content.open()) {
      return parse(in, content.sizeBytes());
    }
  }

  /** The header at the start of these bytes, which may end anywhere. Never fails. */
  public static Headers header(byte[] head) {
    try {
      return parse(new ByteArrayInputStream(head), head.length).root().headers();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ParsedMessage parse(InputStream in, long length) throws IOException {
    var root = new OpenEntity(0, false, Limits.HEADER_BYTES);
    return new EntityParser(new LineScanner(in, length), root).run(root, length);
  }

  private ParsedMessage run(OpenEntity root, long end) throws IOException {
    while (lines.next()) {
      line();
    }
    long last = Math.min(lines.nextPosition(), end);
    current.ifPresent(open -> closeLeaf(open, last));
    while (multiparts.size() > 1) {
      closeInnermost(last);
    }
    boolean unopened = root.isMultipart() && !root.hasChildren() && !root.isEmptyUntil(last);
    return new ParsedMessage(
        root.close(last), cut || root.headerCut(), root.isMultipart() && (damaged || unopened));
  }

  private void line() throws IOException {
    boolean dashes = lines.startsWithDashes() && !lines.continuesLine();
    if (dashes && !multiparts.isEmpty() && delimiter(lines.content())) {
      return;
    }
    if (inHeader) {
      headerLine();
    } else if (current.isEmpty() && !multiparts.isEmpty()) {
      lookForBoundary(dashes);
    }
  }

  /** Takes the line as a delimiter; as one with text after it only where it is no other's. */
  private boolean delimiter(byte[] line) {
    if (delimiter(open -> open.delimiter(line))) {
      return true;
    }
    boolean loosely = delimiter(open -> open.delimiterBeforeText(line));
    damaged |= loosely;
    return loosely;
  }

  /** Innermost multipart first. False if the line is no delimiter. */
  private boolean delimiter(Function<OpenEntity, Delimiter> reading) {
    for (int i = multiparts.size() - 1; i >= 0; i--) {
      Delimiter kind = reading.apply(multiparts.get(i));
      if (kind != Delimiter.NONE) {
        if (kind == Delimiter.NEXT && parts >= Limits.PARTS) {
          cut = true;
          return false;
        }
        take(kind, multiparts.get(i));
        long end = lines.position() - lines.previousBreak();
        current.ifPresent(open -> closeLeaf(open, end));
        while (multiparts.size() - 1 > i) {
          closeInnermost(end);
        }
        current =
            kind == Delimiter.NEXT
                ? Optional.of(child(multiparts.get(i), lines.nextPosition()))
                : Optional.empty();
        inHeader = current.isPresent();
        return true;
      }
    }
    return false;
  }

  /** A part after the last one is kept, but no reader need agree that it is one. */
  private void take(Delimiter kind, OpenEntity multipart) {
    if (kind == Delimiter.CLOSING) {
      multipart.markClosed();
    } else {
      damaged |= multipart.isClosed();
    }
  }

  private OpenEntity child(OpenEntity parent, long start) {
    parts++;
    oddLineAt = -1;
    lastDashes = "";
    return new OpenEntity(start, parent.isDigest(), Limits.PART_HEADER_BYTES);
  }

  private void headerLine() throws IOException {
    OpenEntity open = current.orElseThrow();
    if (lines.isEmpty()) {
      emptyLine(open);
      return;
    }
    String text = headerText(open);
    boolean continuation =
        open.headerBytes() > 0 && (text.charAt(0) == ' ' || text.charAt(0) == '\t');
    if (Headers.startsField(text) || continuation || lines.continuesLine()) {
      oddLineAt = -1;
    } else if (open.headerBytes() == 0 && !multiparts.isEmpty()) {
      // A part that starts with text has no header at all.
      damaged = true;
      endHeader(open, 0, lines.position());
      return;
    } else if (oddLineAt >= 0) {
      // A second line that is no field: the header ended before the first, without empty line.
      damaged = true;
      endHeader(open, headerBeforeOddLine, oddLineAt);
      return;
    } else if (!isEnvelopeLine(text)) {
      oddLineAt = lines.position();
      headerBeforeOddLine = open.headerBytes();
    }
    mayBeHeader = false;
    open.addHeaderLine(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The line; blanks before a first field are a slip, as there is nothing to continue. */
  private String headerText(OpenEntity open) {
    String text = new String(lines.content(), StandardCharsets.ISO_8859_1);
    boolean slip = open.headerBytes() == 0 && Headers.startsField(text.stripLeading());
    return slip ? text.stripLeading() : text;
  }

  private void emptyLine(OpenEntity open) throws IOException {
    boolean leading = mayBeHeader && multiparts.isEmpty() && open.headerBytes() == 0;
    if (leading) {
      leadingEmptyLine(open);
    } else if (oddLineAt >= 0 && open.headerBytes() > 0) {
      damaged = true;
      endHeader(open, headerBeforeOddLine, oddLineAt);
    } else {
      endHeader(open, open.headerBytes(), lines.nextPosition());
    }
  }

  /** Some servers put empty lines before the header; an empty header is as likely. */
  private void leadingEmptyLine(OpenEntity open) throws IOException {
    String ahead = lines.peek();
    int colon = ahead.indexOf(':');
    boolean goesOn =
        (ahead.isBlank() && !ahead.isEmpty())
            || (colon > 0
                && FIRST_NAMES.contains(ahead.substring(0, colon).toLowerCase(Locale.ROOT)));
    if (!goesOn) {
      mayBeHeader = false;
      endHeader(open, 0, lines.nextPosition());
    }
  }

  /** The line that mbox files and some servers put before a header. */
  private static boolean isEnvelopeLine(String text) {
    return text.startsWith("From ") || text.startsWith(">From ");
  }

  private void endHeader(OpenEntity open, int length, long bodyStart) {
    open.endHeader(length, bodyStart);
    cut |= open.headerCut();
    inHeader = false;
    oddLineAt = -1;
    if (open.isMultipart() && multiparts.size() < Limits.DEPTH) {
      damaged |= multiparts.stream().anyMatch(open::sharesBoundary);
      multiparts.add(open);
      current = Optional.empty();
    } else {
      cut |= open.isMultipart();
    }
  }

  /**
   * Before the first part: where no boundary is declared, the first line with two dashes gives it;
   * where the declared one is wrong, such a line does if a Content- field follows.
   */
  private void lookForBoundary(boolean dashes) throws IOException {
    OpenEntity open = multiparts.get(multiparts.size() - 1);
    if (open.hasChildren() || (!dashes && lastDashes.isEmpty())) {
      return;
    }
    String text = new String(lines.content(), StandardCharsets.ISO_8859_1);
    if (!lastDashes.isEmpty() && text.regionMatches(true, 0, "content-", 0, 8)) {
      damaged = true;
      open.adoptBoundary(lastDashes);
      current = Optional.of(child(open, lines.position()));
      inHeader = true;
      headerLine();
    } else if (dashes && open.lacksBoundary()) {
      damaged = true;
      open.adoptBoundary(text.substring(2).strip());
      current = Optional.of(child(open, lines.nextPosition()));
      inHeader = true;
    }
    lastDashes = dashes && text.length() <= Limits.BOUNDARY_LENGTH ? text.substring(2).strip() : "";
  }

  private void closeLeaf(OpenEntity open, long end) {
    if (inHeader) {
      endUnfinishedHeader(open, end);
    }
    current = Optional.empty();
    if (!multiparts.isEmpty() && multiparts.get(multiparts.size() - 1) != open) {
      multiparts.get(multiparts.size() - 1).add(open.close(end));
    }
  }

  /** A part that ends within its header has no body, or is all body if no line was a field. */
  private void endUnfinishedHeader(OpenEntity open, long end) {
    boolean odd = oddLineAt >= 0;
    damaged |= odd;
    open.endHeader(odd ? headerBeforeOddLine : open.headerBytes(), odd ? oddLineAt : end);
    inHeader = false;
    oddLineAt = -1;
  }

  private void closeInnermost(long end) {
    OpenEntity inner = multiparts.remove(multiparts.size() - 1);
    multiparts.get(multiparts.size() - 1).add(inner.close(end));
  }
}
