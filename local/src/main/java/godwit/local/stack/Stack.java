package godwit.local.stack;

import godwit.local.exchange.ExchangeProgram;
import godwit.local.servers.AzuriteServer;
import godwit.local.stack.Program.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Azurite, the Exchange Online stand-in and the function app, running. */
public final class Stack implements AutoCloseable {
  private static final String EXCHANGE_JAVA = "-Xmx512m";

  private final StackFolder folder;
  private final StackKeys keys;
  private final Optional<Program> exchange;
  private final HostStart hosts;
  private final URI graph;
  private final List<Program> furtherHosts = new CopyOnWriteArrayList<>();
  private volatile AzuriteServer azurite;
  private volatile Program host;
  private boolean closed;

  private Stack(
      StackFolder folder,
      StackKeys keys,
      AzuriteServer azurite,
      Optional<Program> exchange,
      HostStart hosts,
      HostAndGraph reached) {
    this.folder = folder;
    this.keys = keys;
    this.azurite = azurite;
    this.exchange = exchange;
    this.hosts = hosts;
    this.host = reached.host();
    this.graph = reached.graph();
  }

  private record HostAndGraph(Program host, URI graph) {}

  /**
   * Starts a stack and waits until everything answers.
   *
   * @throws IllegalStateException if a part does not start, with the end of its log; what had
   *     started is stopped
   */
  public static Stack start(StackOptions options) {
    StackFolder folder = StackFolder.open(options.data());
    var started = new ArrayList<AutoCloseable>(List.of(folder));
    try {
      StackKeys keys = StackKeys.in(folder.path());
      AzuriteServer azurite = AzuriteServer.start(folder.sub("azurite"));
      started.add(azurite);
      Optional<Program> exchange =
          options.graph().isPresent()
              ? Optional.empty()
              : Optional.of(exchange(folder, keys, options));
      exchange.ifPresent(started::add);
      StackOptions.OtherGraph graph =
          options
              .graph()
              .orElseGet(
                  () -> new StackOptions.OtherGraph(exchange.orElseThrow().url(), keys.token()));
      var settings =
          new HashMap<>(
              StackSettings.usual(azurite.connectionString(), keys, graph, System.getenv()));
      if (exchange.isPresent()) {
        settings.putAll(StackSettings.standIn(System.getenv()));
      }
      settings.putAll(options.settings());
      var hosts = new HostStart(keys, options.host(), settings);
      Program host = hosts.start(folder.path(), folder.sub("host"), options.port());
      var reached = new HostAndGraph(host, graph.url());
      return new Stack(folder, keys, azurite, exchange, hosts, reached);
    } catch (RuntimeException e) {
      closeAll(started);
      throw e;
    }
  }

  private static Program exchange(StackFolder folder, StackKeys keys, StackOptions options) {
    var arguments =
        new ArrayList<>(
            List.of("--token", keys.token(), "--data", folder.sub("exchange").toString()));
    arguments.addAll(options.exchange());
    String java = System.getenv().getOrDefault("GODWIT_EXCHANGE_JAVA_OPTS", EXCHANGE_JAVA);
    var launch = new Launch("exchange", ExchangeProgram.class.getName(), java);
    return Program.start(launch, folder.path(), arguments, Map.of());
  }

  /**
   * Starts one more process of the functions on the same storage, as the platform does when there
   * is much to do. Ends with the stack.
   */
  public void addHost() {
    Path own = folder.sub("host-" + (furtherHosts.size() + 2));
    furtherHosts.add(hosts.start(own, own, 0));
  }

  /** Root of the HTTP interface, such as {@code http://127.0.0.1:7071/api}. */
  public URI api() {
    return host.url().resolve("/api");
  }

  /** The function key. */
  public String key() {
    return keys.function();
  }

  /** The host's master key. */
  public String masterKey() {
    return keys.master();
  }

  /** Root of Graph: the stand-in's, or the other endpoint that was asked for. */
  public URI graph() {
    return graph;
  }

  /** What the stand-in takes for a token, for whoever does there what a user may. */
  public String graphToken() {
    return keys.token();
  }

  /** Root of the stand-in's inspection interface; empty with another Graph endpoint. */
  public Optional<URI> inspect() {
    return exchange.map(e -> e.url().resolve("/inspect"));
  }

  /** Reaches the storage account. */
  public String storage() {
    return azurite.connectionString();
  }

  /** Process ids of the parts that run now, by name. */
  public Map<String, Long> pids() {
    var pids = new HashMap<String, Long>();
    host.process().pid().ifPresent(p -> pids.put("host", p));
    exchange.flatMap(e -> e.process().pid()).ifPresent(p -> pids.put("exchange", p));
    pids.put("azurite", azurite.pid());
    return pids;
  }

  /** Where the parts keep state and logs. */
  public Path folder() {
    return folder.path();
  }

  /** Which part has ended, if one has; a stack with a part missing is of no use. */
  public Optional<String> fallen() {
    if (!host.process().isAlive() || furtherHosts.stream().anyMatch(h -> !h.process().isAlive())) {
      return Optional.of("host");
    }
    if (exchange.filter(e -> !e.process().isAlive()).isPresent()) {
      return Optional.of("exchange");
    }
    return azurite.isAlive() ? Optional.empty() : Optional.of("azurite");
  }

  /** What the functions logged. */
  public String hostLog() {
    return host.process().log();
  }

  /** Kills the functions' process ({@code SIGKILL}); nothing that it holds in memory is saved. */
  public void killHost() {
    host.process().kill();
  }

  /**
   * Starts the functions again after {@link #killHost}, at the same address and on the same data.
   * The log begins anew.
   */
  public synchronized void startHost() {
    if (!closed) {
      host = hosts.start(folder.path(), folder.sub("host"), host.url().getPort());
    }
  }

  /** Ends Azurite in order, which saves its data, and starts it again at the same addresses. */
  public synchronized void restartStorage() {
    if (!closed) {
      AzuriteServer.Ports ports = azurite.ports();
      azurite.close();
      azurite = AzuriteServer.start(folder.sub("azurite"), ports);
    }
  }

  /** Stops everything that was started, the functions first. Idempotent; a second caller waits. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var parts = new ArrayList<AutoCloseable>(List.of(folder, azurite));
    exchange.ifPresent(parts::add);
    parts.add(host);
    parts.addAll(furtherHosts);
    closeAll(parts);
  }

  private static void closeAll(List<AutoCloseable> parts) {
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (IOException e) {
        throw new UncheckedIOException("tried to stop a part of the stack", e);
      } catch (Exception e) {
        throw new IllegalStateException("tried to stop a part of the stack", e);
      }
    }
  }
}
