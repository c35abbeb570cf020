package godwit.local.chaos.wire;

import godwit.local.chaos.plan.WireFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and a server on loopback. Connections are counted from the last {@link
 * #suffer}; the faults planned for their number strike them. Safe for use by many threads.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final ServerSocket listening;
  private final String name;
  private final StruckListener struck;
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private final AtomicReference<List<WireFault>> faults = new AtomicReference<>(List.of());
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger target = new AtomicInteger();
  private final AtomicLong toServer = new AtomicLong();

  /** Hears of faults at the moment they strike, on any thread. */
  @FunctionalInterface
  public interface StruckListener {
    /** A fault has struck a connection of the proxy called {@code proxy}. */
    void struck(String proxy, WireFault fault);
  }

  private TcpProxy(ServerSocket listening, String name, StruckListener struck) {
    this.listening = listening;
    this.name = name;
    this.struck = struck;
  }

  /**
   * Listens on a free port of its own; connections are refused until there is a target.
   *
   * @param name for threads and the listener
   */
  public static TcpProxy listen(String name, StruckListener struck) {
    try {
      var socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
      var proxy = new TcpProxy(socket, name, struck);
      Thread.ofVirtual().name("proxy-" + name).start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to open a proxy for " + name, e);
    }
  }

  /** Sends connections from now on to this loopback port. */
  public void target(int port) {
    target.set(port);
  }

  /** Where clients connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many bytes have gone from clients to the server, over all connections. */
  public long bytesToServer() {
    return toServer.get();
  }

  /**
   * Plans faults, in place of those that were planned before. Open connections are cut, so that the
   * next one is number 0.
   */
  public void suffer(List<WireFault> planned) {
    faults.set(List.copyOf(planned));
    connections.set(0);
    wires.forEach(Wire::close);
  }

  /** No fault strikes any more. Open connections go on, but for those that have fallen silent. */
  public void heal() {
    faults.set(List.of());
    wires.forEach(Wire::heal);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().name("proxy-" + name + "-connect").start(() -> connect(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException("tried to accept a connection for " + name, e);
        }
      }
    }
  }

  private void connect(Socket client) {
    int number = connections.getAndIncrement();
    List<WireFault> its = faults.get().stream().filter(f -> f.connection() == number).toList();
    var server = new Socket();
    try {
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target.get()), CONNECT_MILLIS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException e) {
      // The server is not there: the client sees what it would see without us.
      Wire.reset(client);
      Wire.reset(server);
      return;
    }
    var wire = new Wire(client, server, its, new Ends());
    wires.add(wire);
    wire.run();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException("tried to close the proxy for " + name, e);
    }
    wires.forEach(Wire::close);
  }

  /** What a connection tells its proxy. */
  final class Ends {
    void passed(long bytes) {
      toServer.addAndGet(bytes);
    }

    void struck(WireFault fault) {
      struck.struck(name, fault);
    }

    void ended(Wire wire) {
      wires.remove(wire);
    }
  }
}
