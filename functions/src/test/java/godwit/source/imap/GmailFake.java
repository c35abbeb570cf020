package godwit.source.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A mailbox at a server with X-GM-EXT-1, as far as a read-only client sees it: each message lies
 * once in All Mail, and every label is a folder that shows the messages under it. Labels may change
 * at any time. A folder's own label is left out of X-GM-LABELS, as Gmail does.
 */
public final class GmailFake implements AutoCloseable {
  private static final String ALL = "[Google Mail]/Alle Nachrichten";
  private static final Map<String, String> USES =
      Map.of(
          ALL,
          "\\All",
          "[Google Mail]/Entw&APw-rfe",
          "\\Drafts",
          "[Google Mail]/Gesendet",
          "\\Sent",
          "[Google Mail]/Markiert",
          "\\Flagged",
          "[Google Mail]/Wichtig",
          "\\Important",
          "[Google Mail]/Spam",
          "\\Junk",
          "[Google Mail]/Papierkorb",
          "\\Trash");

  private final ServerSocket listener;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> labels = new CopyOnWriteArrayList<>();
  private volatile boolean allMailShown = true;

  private static final class Message {
    private final long id;
    private final String text;
    private volatile Set<String> labels;

    Message(long id, String text, Set<String> labels) {
      this.id = id;
      this.text = text;
      this.labels = labels;
    }
  }

  /** Starts on a free port of this machine. */
  public GmailFake() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** A label of the user's. */
  public void label(String name) {
    labels.add(name);
  }

  /** The user's setting "Show in IMAP" for a label: no longer a folder, and still told. */
  public void hide(String name) {
    labels.remove(name);
  }

  /** The user's setting "Show in IMAP" for All Mail. */
  public void hideAllMail() {
    allMailShown = false;
  }

  /**
   * Adds a message.
   *
   * @param under labels, the server's own with a backslash: {@code \Inbox}, {@code \Sent}, ...
   */
  public void add(String subject, String... under) {
    long id = 1_278_455_344_230_334_000L + messages.size();
    String text = "Message-ID: <" + id + "@g.example>\r\nSubject: " + subject + "\r\n\r\nbody\r\n";
    messages.add(new Message(id, text, Set.of(under)));
  }

  /** Gives a message other labels. */
  public void relabel(String subject, String... under) {
    messages.stream()
        .filter(m -> m.text.contains("Subject: " + subject + "\r\n"))
        .forEach(m -> m.labels = Set.of(under));
  }

  /** How many bodies were asked for in folders other than All Mail, Spam and Trash. */
  public List<String> examined() {
    return commands.stream()
        .filter(c -> c.startsWith("EXAMINE "))
        .map(c -> c.substring("EXAMINE ".length()).replace(" (CONDSTORE)", ""))
        .toList();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      var session = new Session(client.getOutputStream());
      session.say("* OK Gimap ready for requests");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String tag = line.substring(0, line.indexOf(' '));
        String command = line.substring(tag.length() + 1);
        commands.add(command);
        session.answer(command);
        session.say(tag + " OK Success");
        if (command.equals("LOGOUT")) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has left.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private final class Session {
    private final OutputStream out;
    private String folder = "";

    Session(OutputStream out) {
      this.out = out;
    }

    void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    void answer(String command) throws IOException {
      if (command.equals("CAPABILITY")) {
        say(
            "* CAPABILITY IMAP4rev1 NAMESPACE ID X-GM-EXT-1 SASL-IR AUTH=PLAIN SPECIAL-USE"
                + " LIST-EXTENDED CONDSTORE");
      } else if (command.equals("NAMESPACE")) {
        say("* NAMESPACE ((\"\" \"/\")) NIL NIL");
      } else if (command.startsWith("LIST ")) {
        list();
      } else if (command.startsWith("EXAMINE ")) {
        examine(command);
      } else if (command.startsWith("FETCH ")) {
        fetch(command.split(" ", -1)[1], false, "UID");
      } else if (command.startsWith("UID FETCH ")) {
        fetch(command.split(" ", -1)[2], true, command);
      }
    }

    private void list() throws IOException {
      say("* LIST (\\HasNoChildren) \"/\" \"INBOX\"");
      say("* LIST (\\HasChildren \\Noselect) \"/\" \"[Google Mail]\"");
      for (Map.Entry<String, String> use : USES.entrySet()) {
        if (allMailShown || !use.getKey().equals(ALL)) {
          say("* LIST (\\HasNoChildren " + use.getValue() + ") \"/\" \"" + use.getKey() + "\"");
        }
      }
      say("* LIST (\\HasNoChildren) \"/\" \"[Google Mail]/Chats\"");
      for (String label : labels) {
        say("* LIST (\\HasNoChildren) \"/\" \"" + label + "\"");
      }
    }

    private void examine(String command) throws IOException {
      folder = command.substring("EXAMINE ".length()).replace(" (CONDSTORE)", "").replace("\"", "");
      say("* " + shown().size() + " EXISTS");
      say("* OK [UIDVALIDITY 7] UIDs valid.");
      say("* OK [UIDNEXT " + (messages.size() + 1) + "] Predicted next UID.");
      say("* OK [HIGHESTMODSEQ 9871]");
    }

    /** Identifier of each message of the folder, which is its place among all. */
    private Map<Long, Message> shown() {
      var shown = new LinkedHashMap<Long, Message>();
      for (int i = 0; i < messages.size(); i++) {
        Message message = messages.get(i);
        if (isIn(message)) {
          shown.put(i + 1L, message);
        }
      }
      return shown;
    }

    private boolean isIn(Message message) {
      boolean apart = message.labels.contains("\\Junk") || message.labels.contains("\\Trash");
      return folder.equals(ALL) ? !apart : message.labels.contains(labelOf(folder));
    }

    private String labelOf(String name) {
      if (name.equals("INBOX")) {
        return "\\Inbox";
      }
      return USES.getOrDefault(name, name).replace("\\Drafts", "\\Draft");
    }

    private void fetch(String set, boolean byUid, String items) throws IOException {
      int number = 0;
      for (Map.Entry<Long, Message> entry : shown().entrySet()) {
        number++;
        if (holds(set, byUid ? entry.getKey() : number)) {
          one(number, entry.getKey(), entry.getValue(), items);
        }
      }
    }

    private void one(int number, long uid, Message message, String items) throws IOException {
      var parts = new ArrayList<String>(List.of("UID " + uid));
      var known = new LinkedHashMap<String, String>();
      known.put("FLAGS", "FLAGS (\\Seen)");
      known.put("INTERNALDATE", "INTERNALDATE \"01-Feb-2020 10:00:00 +0100\"");
      known.put("RFC822.SIZE", "RFC822.SIZE " + message.text.length());
      known.put("X-GM-MSGID", "X-GM-MSGID " + message.id);
      known.put("X-GM-LABELS", "X-GM-LABELS (" + quoted(message) + ")");
      known.put("BODY.PEEK[]", "BODY[] {" + message.text.length() + "}\r\n" + message.text);
      known.forEach((item, value) -> {
        if (items.contains(item)) {
          parts.add(value);
        }
      });
      say("* " + number + " FETCH (" + String.join(" ", parts) + ")");
    }

    private String quoted(Message message) {
      return message.labels.stream()
          .filter(label -> !label.equals(labelOf(folder)))
          .sorted()
          .map(label -> "\"" + label.replace("\\", "\\\\") + "\"")
          .collect(Collectors.joining(" "));
    }

    private static boolean holds(String set, long number) {
      for (String range : set.split(",", -1)) {
        String[] ends = range.split(":", -1);
        long first = Long.parseLong(ends[0]);
        long last = Long.parseLong(ends[ends.length - 1]);
        if (LongStream.of(number).allMatch(n -> first <= n && n <= last)) {
          return true;
        }
      }
      return false;
    }
  }
}
