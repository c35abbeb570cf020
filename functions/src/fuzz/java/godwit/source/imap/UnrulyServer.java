package godwit.source.imap;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A server that lets everybody in and then says whatever it was given: one piece before the OK of
 * each command. It ends the connection when its client waits for more, or asks on and on.
 */
final class UnrulyServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 25;
  private static final int MOST_COMMANDS = 200;
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final ServerSocket listener;
  private final String[] pieces;
  private final CompletableFuture<Void> served;

  UnrulyServer(byte[] said) throws IOException {
    this.pieces = new String(said, StandardCharsets.ISO_8859_1).split("\0", -1);
    this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.served = CompletableFuture.runAsync(this::serve, Thread::startVirtualThread);
  }

  MailSource connect(Path spool) throws MigrationException {
    var settings = new ImapSettings(SILENCE, SILENCE, 4_096, 10_000, spool);
    var endpoint =
        new SourceEndpoint(
            "127.0.0.1", listener.getLocalPort(), Security.NONE, Optional.empty(), 1, 1);
    return new ImapConnector(settings)
        .connect(new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty()));
  }

  private void serve() {
    try (Socket client = listener.accept()) {
      client.setTcpNoDelay(true);
      client.setSoTimeout(PATIENCE_MILLIS);
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      say(client.getOutputStream(), "* OK [CAPABILITY IMAP4rev1] ready\r\n");
      answer(in, client.getOutputStream());
    } catch (SocketTimeoutException e) {
      // The client waits for what never comes: the end of the connection is its answer.
    } catch (IOException e) {
      // The client has left.
    }
  }

  private void answer(BufferedReader in, OutputStream out) throws IOException {
    int next = 0;
    for (int commands = 0; commands < MOST_COMMANDS; commands++) {
      String line = Optional.ofNullable(in.readLine()).orElse("");
      boolean welcome = line.contains(" LOGIN ");
      String piece = welcome || next == pieces.length ? "" : pieces[next++];
      String tag = line.substring(0, Math.max(0, line.indexOf(' ')));
      say(out, piece + tag + " OK done\r\n");
      if (tag.isEmpty() || line.endsWith(" LOGOUT")) {
        return;
      }
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    served.join();
  }
}
