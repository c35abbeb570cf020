package godwit.local.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Azurite, Microsoft's storage emulator, as a process of its own with its data on disk.
 *
 * <p>Data are never held in its memory mode, whose queue clean-up blocks the whole emulator for
 * minutes after some thousand messages. Azurite writes its tables and queues down every five
 * seconds and when it is asked to end: {@code SIGKILL} of Azurite itself may lose the last five
 * seconds, the end of the program that started it loses nothing.
 */
public final class AzuriteServer implements AutoCloseable {
  /** The emulator's account and key as Microsoft publishes them; they protect nothing. */
  public static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration SAVE_LIMIT = Duration.ofSeconds(30);

  /** Longer than the Java client keeps a connection, so that it never writes into a closed one. */
  private static final String KEEP_ALIVE_SECONDS = "65";

  private static final Pattern LISTENING =
      Pattern.compile(
          "Azurite (Blob|Queue|Table) service is successfully listening at \\S+:(\\d+)");

  /**
   * Loopback ports of the three services, 0 to 65535; 0 takes a free one.
   *
   * @param blob of the blob service
   * @param queue of the queue service
   * @param table of the table service
   */
  public record Ports(int blob, int queue, int table) {
    /** Three free ports. */
    public static final Ports FREE = new Ports(0, 0, 0);
  }

  private final ServerFolder folder;
  private final ChildProcess process;
  private final Ports ports;
  private final ExitHook exitHook = ExitHook.set("azurite-end", this::end);

  private AzuriteServer(ServerFolder folder, ChildProcess process, Ports ports) {
    this.folder = folder;
    this.process = process;
    this.ports = ports;
  }

  /** Whether Node is there to run Azurite. */
  public static boolean isAvailable() {
    return Programs.find("node").isPresent();
  }

  /** Starts on free ports with data that go when it is closed. */
  public static AzuriteServer start() {
    return start(ServerFolder.temporary("azurite"), Ports.FREE);
  }

  /** Starts on free ports with the data in {@code dataDir}, which stay. */
  public static AzuriteServer start(Path dataDir) {
    return start(dataDir, Ports.FREE);
  }

  /**
   * Starts on {@code ports} with the data in {@code dataDir}, which stay. An Azurite that an
   * earlier program left running on the same folder is ended first. Returns when all three services
   * answer.
   *
   * @throws IllegalStateException if Azurite does not start, with the end of its log
   */
  public static AzuriteServer start(Path dataDir, Ports ports) {
    return start(ServerFolder.kept(dataDir), ports);
  }

  private static AzuriteServer start(ServerFolder folder, Ports wanted) {
    Path program = AzuriteInstallation.ofCheckout().ready();
    ChildProcess process =
        ChildProcess.start("azurite", folder.path(), command(program, folder, wanted), Map.of());
    Ports ports = process.await(() -> portsIn(process.log()), START_LIMIT);
    return new AzuriteServer(folder, process, ports);
  }

  private static List<String> command(Path program, ServerFolder folder, Ports ports) {
    return List.of(
        "node",
        "--no-deprecation",
        program.toString(),
        "--blobPort=" + ports.blob(),
        "--queuePort=" + ports.queue(),
        "--tablePort=" + ports.table(),
        "--blobKeepAliveTimeout=" + KEEP_ALIVE_SECONDS,
        "--queueKeepAliveTimeout=" + KEEP_ALIVE_SECONDS,
        "--tableKeepAliveTimeout=" + KEEP_ALIVE_SECONDS,
        "--silent",
        "--loose",
        "--disableTelemetry",
        "--location",
        folder.path().toString());
  }

  private static Optional<Ports> portsIn(String log) {
    int[] found = new int[3];
    Matcher line = LISTENING.matcher(log);
    while (line.find()) {
      found[List.of("Blob", "Queue", "Table").indexOf(line.group(1))] =
          Integer.parseInt(line.group(2));
    }
    return found[0] > 0 && found[1] > 0 && found[2] > 0
        ? Optional.of(new Ports(found[0], found[1], found[2]))
        : Optional.empty();
  }

  /** What the storage clients and {@code AzureWebJobsStorage} take. */
  public String connectionString() {
    return String.join(
            ";",
            "DefaultEndpointsProtocol=http",
            "AccountName=" + ACCOUNT,
            "AccountKey=" + KEY,
            "BlobEndpoint=" + endpoint(ports.blob()),
            "QueueEndpoint=" + endpoint(ports.queue()),
            "TableEndpoint=" + endpoint(ports.table()))
        + ";";
  }

  private static String endpoint(int port) {
    return "http://127.0.0.1:" + port + "/" + ACCOUNT;
  }

  /** The ports that it listens on; none is 0. */
  public Ports ports() {
    return ports;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Azurite's own process id. */
  public long pid() {
    return process.pid().orElseThrow();
  }

  /** Where its data are. */
  public Path dataDir() {
    return folder.path();
  }

  /** Ends Azurite without letting it save, as a power cut would. */
  public void kill() {
    process.kill();
  }

  /**
   * Ends Azurite: lets it save where the data stay, removes them at once where they do not.
   * Idempotent.
   */
  @Override
  public void close() {
    end();
    exitHook.takeBack();
  }

  private void end() {
    if (folder.isTemporary()) {
      process.kill();
      folder.remove();
    } else {
      process.stop(SAVE_LIMIT);
    }
  }
}
