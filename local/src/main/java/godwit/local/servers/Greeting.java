package godwit.local.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The first words of an IMAP server. */
final class Greeting {
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final int CONNECT_MILLIS = 500;

  private Greeting() {}

  /** The first four bytes that a client sees; empty while nobody listens. */
  static Optional<String> at(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      socket.setSoTimeout((int) SILENCE.toMillis());
      byte[] first = socket.getInputStream().readNBytes("* OK".length());
      return Optional.of(new String(first, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Not listening yet; whoever asks knows how long to go on asking.
      return Optional.empty();
    }
  }
}
