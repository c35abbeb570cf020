package godwit.local.chaos.wire;

import godwit.local.chaos.plan.WireFault;
import godwit.local.chaos.plan.WireFault.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One connection through a proxy. Bytes up to a planned one pass, then its fault strikes. After a
 * silence the bytes that were held back are never delivered: a request that its sender has given up
 * does not arrive late, as a server behind a broken line would not get it either.
 */
final class Wire {
  private static final int BUFFER_BYTES = 16 << 10;

  private final Socket client;
  private final Socket server;
  private final List<WireFault> faults;
  private final TcpProxy.Ends ends;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean healed;
  private volatile boolean silent;

  Wire(Socket client, Socket server, List<WireFault> faults, TcpProxy.Ends ends) {
    this.client = client;
    this.server = server;
    this.faults = faults.stream().sorted(Comparator.comparingLong(WireFault::afterBytes)).toList();
    this.ends = ends;
  }

  /** Passes bytes both ways until the connection is over. */
  void run() {
    Thread back = Thread.ofVirtual().start(() -> pass(server, client, Direction.TO_CLIENT));
    pass(client, server, Direction.TO_SERVER);
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
      ends.ended(this);
    }
  }

  private void pass(Socket from, Socket to, Direction direction) {
    var planned = faults.stream().filter(f -> f.direction() == direction).toList();
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      long passed = 0;
      int next = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        int done = 0;
        while (next < planned.size() && !healed && planned.get(next).afterBytes() <= passed + n) {
          WireFault fault = planned.get(next++);
          int before = (int) Math.max(done, fault.afterBytes() - passed);
          write(out, buffer, done, before - done, direction);
          done = before;
          strike(fault);
        }
        write(out, buffer, done, n - done, direction);
        passed += n;
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // One end has gone or a fault has closed the connection: both ends are to see it.
      close();
    }
  }

  private void write(OutputStream out, byte[] buffer, int from, int length, Direction direction)
      throws IOException {
    if (silent) {
      throw new IOException("the line is silent");
    }
    out.write(buffer, from, length);
    out.flush();
    if (direction == Direction.TO_SERVER) {
      ends.passed(length);
    }
  }

  private void strike(WireFault fault) throws IOException {
    silent = fault.blow() == WireFault.Blow.SILENCE;
    ends.struck(fault);
    switch (fault.blow()) {
      case END -> throw new IOException("planned end");
      case RESET -> {
        reset(client);
        reset(server);
        throw new IOException("planned reset");
      }
      case PAUSE -> await(fault.length());
      case SILENCE -> {
        if (!healed) {
          await(fault.length());
        }
        throw new IOException("planned silence");
      }
    }
  }

  private void await(Duration length) {
    try {
      if (over.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        silent = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** No fault strikes any more; a connection that is silent ends. */
  void heal() {
    healed = true;
    if (silent) {
      close();
    }
  }

  /** Ends the connection for both. Idempotent. */
  void close() {
    over.countDown();
    closeQuietly(client);
    closeQuietly(server);
  }

  /** Ends a connection so that its other end sees a reset. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already, which is as good.
      return;
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing can be done for a connection that is to end anyway.
      return;
    }
  }
}
