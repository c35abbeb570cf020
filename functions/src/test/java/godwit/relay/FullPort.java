package godwit.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port that takes no further connection and refuses none, as a firewall that drops them. */
final class FullPort implements AutoCloseable {
  private static final int MOST = 50;
  private static final int PATIENCE_MILLIS = 200;

  private final ServerSocket listening;
  private final List<Socket> waiting = new ArrayList<>();

  private FullPort(ServerSocket listening) {
    this.listening = listening;
  }

  /** Fills the queue of connections that nobody accepts. */
  static FullPort open() throws IOException {
    var full = new FullPort(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    for (int i = 0; i < MOST; i++) {
      var socket = new Socket();
      full.waiting.add(socket);
      try {
        socket.connect(full.listening.getLocalSocketAddress(), PATIENCE_MILLIS);
      } catch (SocketTimeoutException e) {
        return full;
      }
    }
    full.close();
    throw new IllegalStateException("this system queues connections without end");
  }

  int port() {
    return ((InetSocketAddress) listening.getLocalSocketAddress()).getPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    listening.close();
  }
}
