package godwit.local.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads a whole inbox with one pipelined FETCH and parses nothing but the lengths of literals: how
 * fast the server gives its mail, which nobody who copies can pass. For one thread.
 */
final class RawFetch implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int TIMEOUT_MILLIS = 120_000;
  private static final int MOST_DIGITS = 12;

  private final Socket socket;
  private final InputStream in;
  private final byte[] sink = new byte[BUFFER_BYTES];
  private int commands;

  /**
   * What was read.
   *
   * @param bytes of the messages alone
   * @param took from the command to its last answer
   */
  record Reading(long messages, long bytes, Duration took) {
    double messagesPerSecond() {
      return Rates.perSecond((double) messages, took);
    }

    double megabytesPerSecond() {
      return Rates.perSecond(bytes / 1e6, took);
    }

    /** Both, one after the other. */
    Reading plus(Reading more) {
      return new Reading(messages + more.messages, bytes + more.bytes, took.plus(more.took));
    }
  }

  private RawFetch(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
  }

  /** Logs in on loopback without TLS and reads every message of the inbox. */
  static Reading readInbox(int port, String user, String password) {
    try (var fetch = new RawFetch(new Socket(InetAddress.getLoopbackAddress(), port))) {
      fetch.socket.setSoTimeout(TIMEOUT_MILLIS);
      fetch.line();
      fetch.run("LOGIN " + user + " " + password);
      fetch.run("EXAMINE INBOX");
      Reading reading = fetch.run("UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])");
      fetch.run("LOGOUT");
      return reading;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read an inbox at port " + port, e);
    }
  }

  /** Sends a command and reads to its tagged answer, counting literals. */
  private Reading run(String command) throws IOException {
    String tag = "A" + ++commands;
    long began = System.nanoTime();
    socket
        .getOutputStream()
        .write((tag + " " + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    long messages = 0;
    long bytes = 0;
    String line = line();
    while (!line.startsWith(tag + " ")) {
      long literal = literal(line);
      if (literal >= 0) {
        skip(literal);
        messages++;
        bytes += literal;
      }
      line = line();
    }
    if (!line.startsWith(tag + " OK")) {
      String verb = command.substring(0, (command + " ").indexOf(' '));
      throw new IOException("the server refuses " + verb);
    }
    return new Reading(messages, bytes, Duration.ofNanos(System.nanoTime() - began));
  }

  /** The length that a line announces at its end as <code>{n}</code>; -1 if none. */
  static long literal(String line) {
    int open = line.lastIndexOf('{');
    int digits = line.length() - open - 2;
    boolean announced = open >= 0 && line.endsWith("}") && digits > 0 && digits <= MOST_DIGITS;
    String size = announced ? line.substring(open + 1, line.length() - 1) : "";
    return announced && size.chars().allMatch(Character::isDigit) ? Long.parseLong(size) : -1;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("the server hung up");
      }
      line.append((char) next);
      next = in.read();
    }
    return line.toString().stripTrailing();
  }

  private void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      int read = in.read(sink, 0, (int) Math.min(sink.length, left));
      if (read < 0) {
        throw new EOFException("the server hung up in a literal");
      }
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
