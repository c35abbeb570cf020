package godwit.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line of a given width in front of a server on loopback: what the server says comes no faster,
 * and is counted. All connections share the width. Safe for use by many threads.
 */
final class SlowLine implements AutoCloseable {
  private static final int BLOCK_BYTES = 8 << 10;

  /** How far a thread that woke up too late may catch up, in nanoseconds. */
  private static final long MOST_MADE_UP = 100_000_000;

  private final ServerSocket listening;
  private final int server;
  private final double nanosPerByte;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong free = new AtomicLong(System.nanoTime());

  private SlowLine(ServerSocket listening, int server, double nanosPerByte) {
    this.listening = listening;
    this.server = server;
    this.nanosPerByte = nanosPerByte;
  }

  /**
   * A line to the server at a port.
   *
   * @param megabitsPerSecond at least 1; 0 for a line that only counts
   */
  static SlowLine to(int server, int megabitsPerSecond) throws IOException {
    var socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    double nanosPerByte = megabitsPerSecond == 0 ? 0 : 8_000.0 / megabitsPerSecond;
    var line = new SlowLine(socket, server, nanosPerByte);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** What the server has said so far. */
  long bytes() {
    return bytes.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        var behind = new Socket(InetAddress.getLoopbackAddress(), server);
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pass(client, behind, false));
        Thread.ofVirtual().start(() -> pass(behind, client, true));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException("tried to pass a connection on", e);
        }
      }
    }
  }

  private void pass(Socket from, Socket to, boolean slow) {
    byte[] block = new byte[BLOCK_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        if (slow) {
          bytes.addAndGet(read);
          awaitRoom(read);
        }
        out.write(block, 0, read);
      }
    } catch (IOException e) {
      // One end has left: both are closed, and the other direction ends as well.
      return;
    }
  }

  private void awaitRoom(int count) {
    long now = System.nanoTime();
    long takes = (long) (count * nanosPerByte);
    long until = free.updateAndGet(before -> Math.max(before, now - MOST_MADE_UP) + takes);
    while (until - System.nanoTime() > 0) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
