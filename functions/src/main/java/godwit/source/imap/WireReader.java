package godwit.source.imap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ResponseInputStream;

/**
 * Reads one answer of the server at a time (RFC 9051 §2.2.2). Differs from Angus' own reader: what
 * an answer may take of the heap is bounded, literals above a threshold go to a file as they come
 * in, and the socket is read in large pieces. Used by one thread.
 */
final class WireReader extends ResponseInputStream {
  /** Far more than any server says in one answer outside of large literals. */
  static final int MAX_TEXT_BYTES = 1 << 20;

  /** Several times what Exchange Online takes in a message (150 MB); what is larger is made up. */
  static final long MAX_LITERAL_BYTES = 1L << 30;

  private static final int SOCKET_READ_BYTES = 64 * 1024;
  private static final int FIRST_BYTES = 256;
  private static final int MOST_PADDING = 256;

  private final InputStream socket;
  private final Spool spool;
  private final int spoolThreshold;
  private final byte[] ahead = new byte[SOCKET_READ_BYTES];
  private int position;
  private int limit;

  private byte[] answer = new byte[0];
  private int length;
  private List<Spooled> spooled = new ArrayList<>();

  /** A literal that went to a file; {@code at} is where its bytes would begin in the answer. */
  record Spooled(int at, SpooledContent content) {}

  WireReader(InputStream socket, Spool spool, int spoolThresholdBytes) {
    super(InputStream.nullInputStream());
    this.socket = socket;
    this.spool = spool;
    this.spoolThreshold = spoolThresholdBytes;
  }

  /** The next answer with its final CRLF, in an array of its own; the argument is not used. */
  @Override
  public ByteArray readResponse(ByteArray unused) throws IOException {
    answer = new byte[FIRST_BYTES];
    length = 0;
    boolean more = true;
    try {
      skipPadding();
      while (more) {
        readLine();
        OptionalLong literal = literalAhead();
        more = literal.isPresent();
        if (more) {
          readLiteral(literal.getAsLong());
        }
      }
      return new ByteArray(answer, 0, length);
    } catch (IOException e) {
      takeSpooled().forEach(s -> s.content().close());
      throw e;
    }
  }

  /** The literals of the last answer that went to files; the caller closes them. */
  List<Spooled> takeSpooled() {
    var taken = spooled;
    spooled = new ArrayList<>();
    return taken;
  }

  /** All that the server has said and will say after the last answer; ends this reader. */
  InputStream rest() {
    return new SequenceInputStream(
        new ByteArrayInputStream(ahead, position, limit - position), socket);
  }

  @Override
  public int available() {
    return limit - position;
  }

  /** Some servers send a few zeros before an answer. */
  private void skipPadding() throws IOException {
    fill();
    for (int skipped = 0; ahead[position] == 0 && skipped < MOST_PADDING; skipped++) {
      position++;
      fill();
    }
  }

  /** Copies up to and with CRLF; a lone LF does not end a line. */
  private void readLine() throws IOException {
    boolean ended = false;
    while (!ended) {
      fill();
      int from = position;
      while (position < limit && !ended) {
        ended = ahead[position++] == '\n' && endsWithCr(from);
      }
      append(from);
    }
  }

  private boolean endsWithCr(int from) {
    if (position - 1 > from) {
      return ahead[position - 2] == '\r';
    }
    return length > 0 && answer[length - 1] == '\r';
  }

  private void append(int from) throws IOException {
    int count = position - from;
    reserve(count);
    System.arraycopy(ahead, from, answer, length, count);
    length += count;
  }

  private void reserve(int count) throws IOException {
    if ((long) length + count > (long) spoolThreshold + MAX_TEXT_BYTES) {
      throw new AnswerTooLongException(length);
    }
    if (length + count > answer.length) {
      answer = Arrays.copyOf(answer, Math.max(length + count, length * 2));
    }
  }

  /** The size of the literal that the line just read announces at its end, {@code {n}} CRLF. */
  private OptionalLong literalAhead() {
    int close = length - 3;
    if (close < 2 || answer[close] != '}') {
      return OptionalLong.empty();
    }
    int open = close - 1;
    long count = 0;
    long unit = 1;
    while (open >= 0 && answer[open] >= '0' && answer[open] <= '9' && close - open <= 12) {
      count += unit * (answer[open] - '0');
      unit *= 10;
      open--;
    }
    boolean announced = open >= 0 && answer[open] == '{' && open < close - 1;
    return announced ? OptionalLong.of(count) : OptionalLong.empty();
  }

  private void readLiteral(long count) throws IOException {
    if (count > MAX_LITERAL_BYTES) {
      throw new AnswerTooLongException(count);
    }
    if (count > spoolThreshold) {
      spooled.add(
          new Spooled(length, spool.receive(new Rest(), count, new byte[SOCKET_READ_BYTES])));
      return;
    }
    // The text after a literal is short: room for it here saves copying the literal once more.
    int room = (int) count + FIRST_BYTES;
    if (length + room > answer.length) {
      reserve((int) count);
      answer = Arrays.copyOf(answer, length + room);
    }
    int end = length + (int) count;
    while (length < end) {
      length += readSome(answer, length, end - length);
    }
  }

  private int readSome(byte[] target, int offset, int count) throws IOException {
    if (position < limit) {
      int taken = Math.min(count, limit - position);
      System.arraycopy(ahead, position, target, offset, taken);
      position += taken;
      return taken;
    }
    if (count >= SOCKET_READ_BYTES) {
      return alive(socket.read(target, offset, count));
    }
    fill();
    return readSome(target, offset, count);
  }

  private void fill() throws IOException {
    if (position == limit) {
      limit = alive(socket.read(ahead, 0, ahead.length));
      position = 0;
    }
  }

  private static int alive(int count) throws CutShortException {
    if (count < 0) {
      throw new CutShortException("connection closed by the server");
    }
    return count;
  }

  /** What follows on the wire, for the spool. */
  private final class Rest extends InputStream {
    @Override
    public int read() {
      throw new UnsupportedOperationException("the spool reads in blocks");
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      return readSome(target, offset, count);
    }
  }
}
