package godwit.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line to a server on loopback that falls silent: after so many bytes of the server nothing more
 * comes through, and the connection stays open. Safe for use by many threads.
 */
final class GaggedLine implements AutoCloseable {
  private final ServerSocket listening;
  private final int server;
  private volatile long most = Long.MAX_VALUE;
  private volatile Optional<String> last = Optional.empty();

  private GaggedLine(ServerSocket listening, int server) {
    this.listening = listening;
    this.server = server;
  }

  static GaggedLine before(int server) throws IOException {
    var listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    var line = new GaggedLine(listening, server);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on each new connection falls silent after so many bytes. */
  void gagAfter(long bytes) {
    most = bytes;
  }

  /** From now on each new connection falls silent right after the server has said this. */
  void gagAt(String word) {
    last = Optional.of(word);
  }

  /** From now on new connections are as they should be. */
  void speak() {
    most = Long.MAX_VALUE;
    last = Optional.empty();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        var behind = new Socket(InetAddress.getLoopbackAddress(), server);
        long allowed = most;
        Optional<String> word = last;
        Thread.ofVirtual().start(() -> pass(client, behind, Long.MAX_VALUE, Optional.empty()));
        Thread.ofVirtual().start(() -> pass(behind, client, allowed, word));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static void pass(Socket from, Socket to, long allowed, Optional<String> word) {
    byte[] block = new byte[1024];
    long left = allowed;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        String said = new String(block, 0, read, StandardCharsets.ISO_8859_1);
        int end = word.filter(said::contains).map(w -> said.indexOf(w) + w.length()).orElse(-1);
        int passed = (int) Math.min(end < 0 ? read : end, left);
        out.write(block, 0, passed);
        left = end < 0 ? left - passed : 0;
      }
    } catch (IOException e) {
      // One end has left: both are closed, and the other direction ends as well.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
