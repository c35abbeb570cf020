package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dovecot 2.3 from the system's packages, as a child process with a configuration, users and mail
 * of its own.
 *
 * <p>Needs no service manager and no rights: root or an ordinary user may start it, several at the
 * same time. It takes plain connections and STARTTLS on one port, TLS on another, with a
 * self-signed certificate for {@code localhost} and 127.0.0.1.
 */
public final class DovecotServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int CONNECT_MILLIS = 500;
  private static final int PORT_TRIES = 3;

  private final ServerFolder folder;
  private final ChildProcess process;
  private final int port;
  private final int tlsPort;
  private final ExitHook exitHook = ExitHook.set("dovecot-end", this::end);

  private DovecotServer(ServerFolder folder, ChildProcess process, int port, int tlsPort) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.tlsPort = tlsPort;
  }

  /** Whether a Dovecot is installed whose configuration we can write, which is 2.3's. */
  public static boolean isAvailable() {
    return Programs.find("openssl").isPresent()
        && Programs.find("dovecot")
            .filter(dovecot -> Programs.output(dovecot.toString(), "--version").startsWith("2.3"))
            .isPresent();
  }

  /** Starts on free ports with empty mailboxes, which go when it is closed. */
  public static DovecotServer start(DovecotOptions options) {
    return start(ServerFolder.temporary("dovecot"), options);
  }

  /**
   * Starts on free ports with the mail in {@code dataDir}, which stays. Started by root, every
   * folder above {@code dataDir} must be open to others, as the mail belongs to another user.
   *
   * @throws IllegalStateException if it does not start, with the end of its log
   */
  public static DovecotServer start(Path dataDir, DovecotOptions options) {
    return start(ServerFolder.kept(dataDir), options);
  }

  private static DovecotServer start(ServerFolder folder, DovecotOptions options) {
    IllegalStateException last = new IllegalStateException("dovecot was not tried");
    for (int attempt = 0; attempt < PORT_TRIES; attempt++) {
      List<Integer> ports = FreePorts.pick(2);
      try {
        return start(folder, options, ports.get(0), ports.get(1));
      } catch (IllegalStateException e) {
        last = e;
        if (!String.valueOf(e.getMessage()).contains("Address already in use")) {
          break;
        }
      }
    }
    folder.remove();
    throw last;
  }

  private static DovecotServer start(
      ServerFolder folder, DovecotOptions options, int port, int tlsPort) {
    Path dovecot =
        Programs.find("dovecot")
            .orElseThrow(() -> new IllegalStateException("install Dovecot 2.3 (dovecot-imapd)"));
    DovecotOwner owner = DovecotOwner.ofThisProgram();
    Path configuration =
        write(new DovecotConfiguration(options, folder.path(), owner, port, tlsPort));
    ChildProcess process =
        ChildProcess.start(
            "dovecot",
            folder.path(),
            List.of(dovecot.toString(), "-F", "-c", configuration.toString()),
            Map.of());
    String greeting = process.await(() -> greeting(port), START_LIMIT);
    if (!greeting.startsWith("* OK")) {
      process.kill();
      throw new IllegalStateException("dovecot greets with " + greeting);
    }
    return new DovecotServer(folder, process, port, tlsPort);
  }

  private static Path write(DovecotConfiguration configuration) {
    Path folder = configuration.folder();
    Path file = folder.resolve("dovecot.conf");
    try {
      configuration.owner().own(Files.createDirectories(folder.resolve("home")));
      Files.writeString(file, configuration.text());
      DovecotOptions options = configuration.options();
      Files.writeString(folder.resolve("users"), DovecotConfiguration.passwdFile(options.users()));
      Files.writeString(
          folder.resolve("masters"), DovecotConfiguration.passwdFile(options.masters()));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to write Dovecot's configuration", e);
    }
    if (!Files.exists(folder.resolve("cert.pem"))) {
      String said = makeCertificate(folder);
      if (!Files.exists(folder.resolve("cert.pem"))) {
        throw new IllegalStateException("openssl made no certificate: " + said);
      }
    }
    return file;
  }

  private static String makeCertificate(Path folder) {
    return Programs.output(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "3650",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout",
        folder.resolve("key.pem").toString(),
        "-out",
        folder.resolve("cert.pem").toString());
  }

  /** The first bytes that a client sees; empty while nobody listens. */
  private static Optional<String> greeting(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      socket.setSoTimeout((int) START_LIMIT.toMillis());
      byte[] first = socket.getInputStream().readNBytes("* OK".length());
      return Optional.of(new String(first, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Not listening yet; whoever asks knows how long to go on asking.
      return Optional.empty();
    }
  }

  /** Always loopback. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port without TLS, which offers STARTTLS. */
  public int port() {
    return port;
  }

  /** The port with TLS from the first byte. */
  public int tlsPort() {
    return tlsPort;
  }

  /** The self-signed certificate, PEM. */
  public Path certificate() {
    return folder.path().resolve("cert.pem");
  }

  /** A connection that fills {@code user}'s mailbox. */
  public MailboxFiller filler(String user, String password) {
    return MailboxFiller.connect(host(), port, user, password);
  }

  /**
   * Gives a folder another UIDVALIDITY; its messages keep their UIDs.
   *
   * @param mailbox the folder as clients see its name
   * @param value 1 to 4294967295
   * @throws IllegalStateException with what doveadm says, if it fails
   */
  public void changeUidValidity(String user, String mailbox, long value) {
    String doveadm =
        Programs.find("doveadm")
            .orElseThrow(() -> new IllegalStateException("install Dovecot 2.3 (doveadm)"))
            .toString();
    String configuration = folder.path().resolve("dovecot.conf").toString();
    String[] command = {
      doveadm,
      "-c",
      configuration,
      "mailbox",
      "update",
      "-u",
      user,
      "--uid-validity",
      Long.toString(value),
      mailbox
    };
    String said = Programs.output(command);
    if (!said.isEmpty()) {
      throw new IllegalStateException("doveadm mailbox update: " + said);
    }
  }

  /** What the server has logged: log-ins, and whatever went wrong. */
  public String log() {
    return process.log();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The main process's id. */
  public long pid() {
    return process.pid().orElseThrow();
  }

  /** Ends the server and removes its mail unless the caller gave the folder. Idempotent. */
  @Override
  public void close() {
    end();
    exitHook.takeBack();
  }

  private void end() {
    process.stop(STOP_LIMIT);
    folder.remove();
  }
}
