package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * Puts messages into one mailbox over IMAP APPEND with their dates and flags, a hundred per command
 * where the server offers MULTIAPPEND (RFC 3502). For one thread; several may fill one mailbox.
 */
public final class MailboxFiller implements AutoCloseable {
  private static final int GROUP_MESSAGES = 100;
  private static final long GROUP_BYTES = 16L << 20;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern PERSONAL = Pattern.compile("\\(\\(\"([^\"]*)\" \"(.)\"\\)");

  private static final Pattern ROOT = Pattern.compile("LIST \\([^)]*\\) \"(.)\"");

  private final ImapLine line;
  private final Set<List<String>> folders = new HashSet<>();
  private String prefix = "";
  private String separator = "/";
  private boolean hasMultiAppend;
  private boolean hasLiteralPlus;
  private List<String> selected = List.of();

  private MailboxFiller(ImapLine line) {
    this.line = line;
    folders.add(List.of("INBOX"));
  }

  /**
   * Logs in over a connection without TLS, which is why {@code host} should be this machine.
   *
   * @throws UncheckedIOException if the server cannot be reached or refuses
   */
  public static MailboxFiller connect(String host, int port, String user, String password) {
    try {
      MailboxFiller filler = new MailboxFiller(new ImapLine(host, port));
      filler.logIn(user, password);
      return filler;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to open a mailbox at " + host + ":" + port, e);
    }
  }

  private void logIn(String user, String password) throws IOException {
    line.begin();
    line.write("LOGIN ");
    boolean isTaken = line.writeLiteral(user.getBytes(StandardCharsets.UTF_8), false);
    if (isTaken) {
      line.write(" ");
      isTaken = line.writeLiteral(password.getBytes(StandardCharsets.UTF_8), false);
    }
    (isTaken ? line.end() : line.answer()).orThrow("log in");
    String offers = String.join(" ", line.command("CAPABILITY").orThrow("ask").untagged());
    hasMultiAppend = offers.contains("MULTIAPPEND");
    hasLiteralPlus = offers.contains("LITERAL+");
    findNamespace(offers.contains("NAMESPACE"));
  }

  /**
   * Where folders go: the personal namespace (RFC 2342), else the top with the server's separator.
   */
  private void findNamespace(boolean isOffered) throws IOException {
    ImapLine.Answer answer = line.command(isOffered ? "NAMESPACE" : "LIST \"\" \"\"");
    String spaces = String.join(" ", answer.orThrow("ask for the separator").untagged());
    Matcher found = (isOffered ? PERSONAL : ROOT).matcher(spaces);
    if (found.find()) {
      prefix = isOffered ? found.group(1) : "";
      separator = found.group(found.groupCount());
    }
  }

  /** Makes a folder with all above it; does nothing where it is there. */
  public void createFolder(List<String> folder) {
    try {
      for (int depth = 1; depth <= folder.size(); depth++) {
        List<String> above = List.copyOf(folder.subList(0, depth));
        if (folders.add(above) && !exists(above)) {
          line.command("CREATE " + quoted(above)).orThrow("create a folder");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make a folder of depth " + folder.size(), e);
    }
  }

  private boolean exists(List<String> folder) throws IOException {
    return line.command("LIST \"\" " + quoted(folder)).orThrow("list").untagged().stream()
        .anyMatch(answer -> answer.startsWith("* LIST"));
  }

  /**
   * Stores {@code messages} in their order, making folders as needed.
   *
   * @return the messages that the server refused, as some refuse odd ones; all others are stored
   */
  public List<PlacedMessage> append(Stream<PlacedMessage> messages) {
    List<PlacedMessage> refused = new ArrayList<>();
    List<PlacedMessage> group = new ArrayList<>();
    long bytes = 0;
    try {
      for (Iterator<PlacedMessage> rest = messages.iterator(); rest.hasNext(); ) {
        PlacedMessage next = rest.next();
        if (!group.isEmpty() && (isFull(group, bytes) || !isSameFolder(group, next))) {
          refused.addAll(store(group));
          group.clear();
          bytes = 0;
        }
        group.add(next);
        bytes += next.content().length;
      }
      refused.addAll(store(group));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to fill a mailbox", e);
    }
    return List.copyOf(refused);
  }

  private boolean isFull(List<PlacedMessage> group, long bytes) {
    return !hasMultiAppend || group.size() >= GROUP_MESSAGES || bytes >= GROUP_BYTES;
  }

  private static boolean isSameFolder(List<PlacedMessage> group, PlacedMessage next) {
    return group.getFirst().folder().equals(next.folder());
  }

  private List<PlacedMessage> store(List<PlacedMessage> group) throws IOException {
    if (group.isEmpty()) {
      return List.of();
    }
    select(group.getFirst().folder());
    if (appendTogether(group)) {
      return List.of();
    }
    if (group.size() == 1) {
      return List.copyOf(group);
    }
    // One bad message spoils the whole command, so each is tried on its own.
    List<PlacedMessage> refused = new ArrayList<>();
    for (PlacedMessage message : group) {
      if (!appendTogether(List.of(message))) {
        refused.add(message);
      }
    }
    return refused;
  }

  /** Dovecot takes APPEND five times as fast into the selected folder; others gain nothing. */
  private void select(List<String> folder) throws IOException {
    createFolder(folder);
    if (hasMultiAppend && !folder.equals(selected)) {
      line.command("SELECT " + quoted(folder)).orThrow("select a folder");
      selected = folder;
    }
  }

  private boolean appendTogether(List<PlacedMessage> group) throws IOException {
    line.begin();
    line.write("APPEND " + quoted(group.getFirst().folder()));
    for (PlacedMessage message : group) {
      line.write(" (" + String.join(" ", message.flags()) + ") ");
      line.write("\"" + DATE.format(message.internalDate()) + "\" ");
      if (!line.writeLiteral(message.content(), hasLiteralPlus)) {
        return line.answer().isOk();
      }
    }
    return line.end().isOk();
  }

  /** The folder's name as this server writes it, in modified UTF-7 (RFC 3501 §5.1.3). */
  private String quoted(List<String> folder) {
    String path = String.join(separator, folder);
    String name = path.equals("INBOX") || path.startsWith(prefix) ? path : prefix + path;
    String wire = BASE64MailboxEncoder.encode(name);
    return "\"" + wire.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  public void close() {
    try {
      ImapLine.Answer bye = line.command("LOGOUT");
      line.close();
      if (!bye.isOk()) {
        throw new IOException("tried to log out: server answered " + bye.status());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tried to close a mailbox", e);
    }
  }
}
