package godwit.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An IMAP server whose inbox holds as many messages as one likes, because none of them is kept: it
 * answers what planning asks (RFC 9051) and has no bodies. Identifiers grow by three.
 */
final class HugeFolder implements AutoCloseable {
  private static final int UID_STEP = 3;

  private final int messages;
  private final ServerSocket listener;
  private final AtomicInteger commands = new AtomicInteger();

  /** Starts on a free port of this machine, with any user and password let in. */
  HugeFolder(int messages) {
    this.messages = messages;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("tried to listen on a free port", e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Identifier of the last message. */
  static long lastUid(int messages) {
    return (long) messages * UID_STEP;
  }

  /** How many commands were given since the last call. */
  int commands() {
    return commands.getAndSet(0);
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = client.getOutputStream();
      write(out, "* OK ready\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.incrementAndGet();
        String tag = line.substring(0, line.indexOf(' '));
        String command = line.substring(tag.length() + 1);
        write(out, answer(command) + tag + " OK done\r\n");
        if (command.equals("LOGOUT")) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has left.
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private String answer(String command) {
    String[] words = command.split(" ", 3);
    return switch (words[0]) {
      case "CAPABILITY" -> "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN NAMESPACE CONDSTORE\r\n";
      case "NAMESPACE" -> "* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n";
      case "LIST" -> "* LIST (\\HasNoChildren) \"/\" INBOX\r\n";
      case "EXAMINE" -> examined();
      case "FETCH" -> fetched(words[1]);
      case "LOGOUT" -> "* BYE\r\n";
      default -> "";
    };
  }

  private String examined() {
    return String.join(
        "\r\n",
        "* " + messages + " EXISTS",
        "* OK [UIDVALIDITY 7] generation",
        "* OK [UIDNEXT " + (lastUid(messages) + 1) + "] next",
        "* OK [HIGHESTMODSEQ 9871] last change",
        "");
  }

  /** The identifiers of the messages of these numbers. */
  private static String fetched(String numbers) {
    var answer = new StringBuilder();
    for (String number : numbers.split(",", -1)) {
      long uid = Long.parseLong(number) * UID_STEP;
      answer.append("* ").append(number).append(" FETCH (UID ").append(uid).append(")\r\n");
    }
    return answer.toString();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("tried to close a port", e);
    }
  }
}
