package godwit.local.fidelity;

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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IMAP connection that stores messages and reads back exactly what the server has made of them
 * (RFC 3501). Shares nothing with the reader under test. For one thread.
 */
final class ImapLink implements AutoCloseable {
  private static final Duration READ_LIMIT = Duration.ofMinutes(5);
  private static final int BUFFER_BYTES = 1 << 16;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ROOT);
  private static final DateTimeFormatter SERVED_DATE =
      DateTimeFormatter.ofPattern("[ d][dd]-MMM-yyyy HH:mm:ss Z", Locale.ROOT);
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\}$");
  private static final Pattern VALIDITY = Pattern.compile("\\[UIDVALIDITY (\\d+)");
  private static final Pattern UID = Pattern.compile("\\bUID (\\d+)");
  private static final Pattern FLAGS = Pattern.compile("\\bFLAGS \\(([^)]*)\\)");
  private static final Pattern INTERNAL = Pattern.compile("INTERNALDATE \"([^\"]*)\"");
  private static final Pattern SHORT_BODY = Pattern.compile("BODY\\[\\] (?:\"([^\"]*)\"|NIL)");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Set<String> made = new HashSet<>();
  private int commands;

  /** Connects and logs in. */
  ImapLink(String host, int port, String user, String password) throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) READ_LIMIT.toMillis());
    in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    Answer greeting = readAnswer("*");
    if (!greeting.last().startsWith("OK")) {
      throw new IOException("not an IMAP server: " + greeting.last());
    }
    command("LOGIN \"" + user + "\" \"" + password + "\"").orThrow("log in");
  }

  /** What a command brought: untagged lines, literals apart, and the tagged one. */
  private record Answer(List<Line> untagged, String last) {
    Answer orThrow(String tried) throws IOException {
      if (!last.startsWith("OK")) {
        throw new IOException("tried to " + tried + ": server answered " + last);
      }
      return this;
    }
  }

  /** A line with the last literal in it, if any. */
  private record Line(String text, Optional<byte[]> literal) {}

  /**
   * Stores a message.
   *
   * @return why the server refuses it, empty if it is stored
   */
  Optional<String> append(Placement place, byte[] content) throws IOException {
    if (made.add(place.folder())) {
      command("CREATE \"" + place.folder() + "\"").orThrow("create a folder");
    }
    String date = DATE.format(place.received().atOffset(ZoneOffset.UTC));
    String flags = String.join(" ", place.flags());
    write(
        "APPEND \"%s\" (%s) \"%s\" {%d}\r\n"
            .formatted(place.folder(), flags, date, content.length));
    out.flush();
    String first = readLine();
    while (first.startsWith("* ")) {
      first = readLine();
    }
    if (!first.startsWith("+")) {
      return Optional.of(first.substring(first.indexOf(' ') + 1));
    }
    out.write(content);
    out.write(new byte[] {'\r', '\n'});
    out.flush();
    String last = readAnswer("f" + commands).last();
    return last.startsWith("OK") ? Optional.empty() : Optional.of(last);
  }

  /** Selects a folder and gives its UIDVALIDITY. */
  long select(String folder) throws IOException {
    Answer answer = command("EXAMINE \"" + folder + "\"").orThrow("select a folder");
    for (Line line : answer.untagged()) {
      Matcher validity = VALIDITY.matcher(line.text());
      if (validity.find()) {
        return Long.parseLong(validity.group(1));
      }
    }
    return 0;
  }

  /** The UIDs of the selected folder in their order. */
  List<Long> uids() throws IOException {
    var uids = new ArrayList<Long>();
    for (Line line : command("UID FETCH 1:* (UID)").orThrow("list messages").untagged()) {
      Matcher uid = UID.matcher(line.text());
      if (line.text().contains(" FETCH ") && uid.find()) {
        uids.add(Long.parseLong(uid.group(1)));
      }
    }
    return uids.stream().sorted().toList();
  }

  /** One message of the selected folder. */
  Optional<Served> fetch(String folder, long validity, long uid) throws IOException {
    Answer answer =
        command("UID FETCH " + uid + " (UID FLAGS INTERNALDATE BODY.PEEK[])")
            .orThrow("read a message");
    return answer.untagged().stream()
        .filter(l -> l.text().contains("BODY[]"))
        .findFirst()
        .map(l -> served(folder, validity, uid, l));
  }

  private static Served served(String folder, long validity, long uid, Line line) {
    Matcher flags = FLAGS.matcher(line.text());
    Set<String> set =
        flags.find() && !flags.group(1).isBlank()
            ? Set.of(flags.group(1).strip().split(" +"))
            : Set.of();
    Matcher date = INTERNAL.matcher(line.text());
    Instant received =
        date.find() ? OffsetDateTime.parse(date.group(1), SERVED_DATE).toInstant() : Instant.EPOCH;
    byte[] content =
        line.literal()
            .orElseGet(() -> {
              Matcher quoted = SHORT_BODY.matcher(line.text());
              String text = quoted.find() && quoted.group(1) != null ? quoted.group(1) : "";
              return text.getBytes(StandardCharsets.ISO_8859_1);
            });
    return new Served(folder, validity, uid, set, received, new Bytes(content));
  }

  private Answer command(String command) throws IOException {
    write(command + "\r\n");
    out.flush();
    return readAnswer("f" + commands);
  }

  private void write(String command) throws IOException {
    commands++;
    out.write(("f" + commands + " " + command).getBytes(StandardCharsets.US_ASCII));
  }

  private Answer readAnswer(String tag) throws IOException {
    var untagged = new ArrayList<Line>();
    while (true) {
      Line line = readWhole();
      if (line.text().startsWith(tag + " ")) {
        return new Answer(untagged, line.text().substring(tag.length() + 1));
      }
      untagged.add(line);
    }
  }

  private Line readWhole() throws IOException {
    var text = new StringBuilder(readLine());
    Optional<byte[]> literal = Optional.empty();
    Matcher announced = LITERAL.matcher(text);
    while (announced.find()) {
      int length = Integer.parseInt(announced.group(1));
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException("the server closed the connection within a message");
      }
      literal = Optional.of(bytes);
      text.append(' ').append(readLine());
      announced = LITERAL.matcher(text);
    }
    return new Line(text.toString(), literal);
  }

  private String readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
