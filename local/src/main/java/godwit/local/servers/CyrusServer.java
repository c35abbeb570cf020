package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cyrus IMAP 3.6 from Debian's packages, unpacked by {@code .ci/imap-servers}, as a child process
 * on a loopback port without TLS. Needs root, as it turns into the mail's owner. Separator {@code
 * .}, prefix {@code INBOX.}, other users below {@code user.}; the administrator may act for each
 * user by SASL PLAIN.
 */
public final class CyrusServer implements AutoCloseable {
  /** Name of the administrator. */
  public static final String ADMIN = "cyrus";

  private static final String MASTER = "usr/lib/cyrus/bin/master";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final ServerFolder folder;
  private final ChildProcess process;
  private final int port;
  private final ExitHook exitHook = ExitHook.set("cyrus-end", this::end);

  private CyrusServer(ServerFolder folder, ChildProcess process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /** Whether Cyrus' packages are unpacked and this program is root. */
  public static boolean isAvailable() {
    return Programs.output("id", "-u").equals("0") && UnpackedPackages.holding(MASTER).isPresent();
  }

  /**
   * Starts with an empty INBOX for each user.
   *
   * @param passwords of each user, the administrator not among them
   */
  public static CyrusServer start(Map<String, String> passwords, String adminPassword) {
    ServerFolder folder = ServerFolder.ofPrograms("cyrus");
    UnpackedPackages packages =
        UnpackedPackages.holding(MASTER)
            .orElseThrow(() -> new IllegalStateException("run .ci/imap-servers"))
            .copiedTo(folder.path().resolve("packages"), "usr/lib", "usr/sbin", "lib");
    int port = FreePorts.pick(1).getFirst();
    Map<String, String> all = new TreeMap<>(passwords);
    all.put(ADMIN, adminPassword);
    DovecotOwner owner = DovecotOwner.ofThisProgram();
    write(folder.path(), packages, owner, port);
    all.forEach((user, password) -> setPassword(folder.path(), packages, user, password));
    String said =
        Programs.output(
            "chown", "-R", owner.user() + ":" + owner.group(), folder.path().toString());
    if (!said.isEmpty()) {
      throw new IllegalStateException("chown says " + said);
    }
    CyrusServer server = new CyrusServer(folder, run(folder.path(), packages, owner), port);
    try {
      String greeting = server.process.await(() -> Greeting.at(port), START_LIMIT);
      if (!greeting.startsWith("* OK")) {
        throw new IllegalStateException("cyrus greets with " + greeting);
      }
      server.makeInboxes(passwords, adminPassword);
      return server;
    } catch (IllegalStateException | UncheckedIOException e) {
      server.close();
      throw e;
    }
  }

  private static ChildProcess run(Path folder, UnpackedPackages packages, DovecotOwner owner) {
    var environment = new HashMap<>(packages.environment());
    environment.put("CYRUS_USER", owner.user());
    return ChildProcess.start(
        "cyrus",
        folder,
        List.of(
            packages.path(MASTER).toString(),
            "-C",
            folder.resolve("imapd.conf").toString(),
            "-M",
            folder.resolve("cyrus.conf").toString(),
            "-p",
            folder.resolve("master.pid").toString()),
        environment);
  }

  private static void write(Path folder, UnpackedPackages packages, DovecotOwner owner, int port) {
    try {
      for (String name : List.of("db", "socket", "proc", "log", "msg", "quota", "user", "sieve")) {
        Files.createDirectories(folder.resolve("lib/" + name));
      }
      Files.createDirectories(folder.resolve("spool"));
      Files.createDirectories(folder.resolve("run/proc"));
      Files.createDirectories(folder.resolve("run/lock"));
      Files.writeString(folder.resolve("imapd.conf"), configuration(folder, owner));
      Files.writeString(
          folder.resolve("cyrus.conf"),
          """
          START {
            recover cmd="%1$s/ctl_cyrusdb -C %2$s/imapd.conf -r"
          }
          SERVICES {
            imap cmd="%1$s/imapd -C %2$s/imapd.conf" listen="127.0.0.1:%3$d" prefork=1 maxchild=50
          }
          EVENTS {
          }
          """
              .formatted(packages.path("usr/lib/cyrus/bin"), folder, port));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to write Cyrus' configuration", e);
    }
  }

  private static String configuration(Path folder, DovecotOwner owner) {
    return """
    configdirectory: %1$s/lib
    proc_path: %1$s/run/proc
    mboxname_lockpath: %1$s/run/lock
    defaultpartition: default
    partition-default: %1$s/spool
    altnamespace: no
    unixhierarchysep: no
    admins: %2$s
    proxyservers: %2$s
    allowplaintext: yes
    sasl_pwcheck_method: auxprop
    sasl_auxprop_plugin: sasldb
    sasl_sasldb_path: %1$s/sasldb2
    sasl_mech_list: PLAIN LOGIN
    autocreate_quota: 0
    hashimapspool: true
    umask: 077
    idlesocket: %1$s/run/idle
    notifysocket: %1$s/run/notify
    lmtpsocket: %1$s/run/lmtp
    servername: localhost
    defaultdomain: localhost
    cyrus_user: %3$s
    cyrus_group: %4$s
    """
        .formatted(folder, ADMIN, owner.user(), owner.group());
  }

  private static void setPassword(
      Path folder, UnpackedPackages packages, String user, String password) {
    String said =
        Programs.output(
            "/bin/sh",
            "-c",
            "printf '%s\\n' \"$5\" | LD_LIBRARY_PATH=$1 \"$2\" -p -c -u localhost -f \"$3\" \"$4\"",
            "saslpasswd2",
            packages.libraryPath(),
            packages.path("usr/sbin/saslpasswd2").toString(),
            folder.resolve("sasldb2").toString(),
            user,
            password);
    if (!said.isEmpty()) {
      throw new IllegalStateException("saslpasswd2 says " + said);
    }
  }

  private void makeInboxes(Map<String, String> passwords, String adminPassword) {
    try (ImapLine line = new ImapLine("127.0.0.1", port)) {
      var unused = line.command("LOGIN " + ADMIN + " \"" + adminPassword + "\"").orThrow("log in");
      for (String user : passwords.keySet()) {
        unused = line.command("CREATE \"user." + user + "\"").orThrow("make an inbox");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make inboxes at Cyrus", e);
    }
  }

  public int port() {
    return port;
  }

  /** Ends the server and removes its mail. Idempotent. */
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
