package godwit.local.servers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection to an IMAP server, by the line. For one thread. */
final class ImapLine implements AutoCloseable {
  private static final Duration READ_LIMIT = Duration.ofMinutes(2);
  private static final int BUFFER_BYTES = 1 << 16;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private int commands;

  /** Connects and reads the greeting. */
  ImapLine(String host, int port) throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) READ_LIMIT.toMillis());
    in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    String greeting = readLine();
    if (!greeting.startsWith("* OK")) {
      throw new IOException("not an IMAP server: " + greeting);
    }
  }

  /**
   * What a command brought.
   *
   * @param untagged the lines before the last, literals included as the lines they are in
   * @param status {@code OK}, {@code NO} or {@code BAD} and the server's words
   */
  record Answer(List<String> untagged, String status) {
    boolean isOk() {
      return status.startsWith("OK");
    }

    /** Itself where it is OK. */
    Answer orThrow(String tried) throws IOException {
      if (!isOk()) {
        throw new IOException("tried to " + tried + ": server answered " + status);
      }
      return this;
    }
  }

  /** Sends a command without literals and waits for its end. */
  Answer command(String command) throws IOException {
    begin();
    write(command);
    return end();
  }

  /** Writes the tag that starts a command. */
  void begin() throws IOException {
    commands++;
    write("g" + commands + " ");
  }

  void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Writes a literal; without {@code LITERAL+} waits until the server asks for it (RFC 7888 §4).
   *
   * @return whether the server took it; if not, the command is over and {@link #end} says why
   */
  boolean writeLiteral(byte[] bytes, boolean isNonSynchronizing) throws IOException {
    write("{" + bytes.length + (isNonSynchronizing ? "+" : "") + "}\r\n");
    if (!isNonSynchronizing) {
      out.flush();
      in.mark(1);
      int first = in.read();
      in.reset();
      if (first != '+') {
        return false;
      }
      String asked = readLine();
      if (!asked.startsWith("+")) {
        throw new IOException("no continuation: " + asked);
      }
    }
    out.write(bytes);
    return true;
  }

  /** Ends the command's line and reads up to its tagged answer. */
  Answer end() throws IOException {
    write("\r\n");
    return answer();
  }

  /** Reads up to the tagged answer of the command that the server has ended early. */
  Answer answer() throws IOException {
    out.flush();
    String tag = "g" + commands + " ";
    List<String> untagged = new ArrayList<>();
    while (true) {
      String line = readLine();
      if (line.startsWith(tag)) {
        return new Answer(List.copyOf(untagged), line.substring(tag.length()));
      }
      untagged.add(line);
    }
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
