package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * Courier-IMAP 5 from Debian's packages, unpacked by {@code .ci/imap-servers}, as child processes
 * on a loopback port without TLS. Needs root, as Courier turns into each mailbox's owner. Namespace
 * {@code INBOX.}, virtual shared folders below {@code #shared.}.
 */
public final class CourierServer implements AutoCloseable {
  private static final String TCPD = "usr/sbin/couriertcpd";
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final ServerFolder folder;
  private final CourierFiles files;
  private final List<ChildProcess> processes = new ArrayList<>();
  private final ExitHook exitHook = ExitHook.set("courier-end", this::end);
  private final DovecotOwner owner = DovecotOwner.ofThisProgram();
  private int port;

  private CourierServer(ServerFolder folder, CourierFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** Whether Courier's packages are unpacked and this program is root. */
  public static boolean isAvailable() {
    return Programs.find("openssl").isPresent()
        && Programs.find("setpriv").isPresent()
        && Programs.output("id", "-u").equals("0")
        && UnpackedPackages.holding(TCPD).isPresent();
  }

  /**
   * Starts with empty mailboxes.
   *
   * @param passwords of each user
   * @param maxPerAddress connections that are taken from one address at a time (MAXPERIP)
   */
  public static CourierServer start(Map<String, String> passwords, int maxPerAddress) {
    UnpackedPackages packages =
        UnpackedPackages.holding(TCPD)
            .orElseThrow(() -> new IllegalStateException("run .ci/imap-servers"));
    ServerFolder folder = ServerFolder.ofPrograms("courier");
    CourierServer server = new CourierServer(folder, CourierFiles.in(folder.path(), packages));
    try {
      server.fill(passwords);
      server.run(maxPerAddress);
      return server;
    } catch (IllegalStateException e) {
      server.close();
      throw e;
    }
  }

  private void fill(Map<String, String> passwords) {
    String uid = Programs.output("id", "-u", owner.user());
    String gid = Programs.output("id", "-g", owner.user());
    files.writeUsers(passwords, uid, gid);
    var index = new StringBuilder();
    for (String user : passwords.keySet()) {
      make(files.home(user));
      asOwner("usr/bin/maildirmake.courier", files.home(user).resolve("Maildir").toString());
      index.append("%s\t%s\t%s\t%s\tMaildir\n".formatted(user, uid, gid, files.home(user)));
    }
    var unused = files.write("index", index.toString());
  }

  private void make(Path home) {
    try {
      owner.own(Files.createDirectories(home.getParent()));
      owner.own(Files.createDirectories(home));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make a home", e);
    }
  }

  private void run(int maxPerAddress) {
    processes.add(
        ChildProcess.start(
            "authdaemond",
            folder.path(),
            List.of(files.authdaemon().toString()),
            files.environment()));
    Path socket = folder.path().resolve("authdaemon/socket");
    var unused =
        processes
            .getFirst()
            .await(
                () -> Files.exists(socket) ? Optional.of(socket) : Optional.empty(), START_LIMIT);
    port = FreePorts.pick(1).getFirst();
    ChildProcess imap =
        ChildProcess.start("couriertcpd", folder.path(), listener(maxPerAddress), environment());
    processes.add(imap);
    String greeting = imap.await(() -> Greeting.at(port), START_LIMIT);
    if (!greeting.startsWith("* OK")) {
      throw new IllegalStateException("courier greets with " + greeting);
    }
  }

  private List<String> listener(int maxPerAddress) {
    return List.of(
        files.program(TCPD).toString(),
        "-address=127.0.0.1",
        "-maxprocs=40",
        "-maxperip=" + maxPerAddress,
        "-nodnslookup",
        "-noidentlookup",
        Integer.toString(port),
        files.program("usr/lib/courier/courier/imaplogin").toString(),
        files.imapd().toString(),
        "Maildir");
  }

  private Map<String, String> environment() {
    var all = new HashMap<>(files.environment());
    String offers =
        "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA"
            + " IDLE AUTH=PLAIN ACL ACL2=UNION";
    all.put("IMAP_CAPABILITY", offers);
    all.put("IMAP_KEYWORDS", "1");
    all.put("IMAP_ACL", "1");
    all.put("IMAP_SHAREDINDEXFILE", folder.path().resolve("index").toString());
    all.put("IMAP_UMASK", "022");
    all.put("IMAP_IDLE_TIMEOUT", "60");
    all.put("MAILDIRPATH", "Maildir");
    return all;
  }

  /**
   * Lets {@code reader} read a folder of {@code owner}'s, which is then {@code
   * #shared.owner.folder}.
   *
   * @param path names below INBOX; empty for INBOX itself
   */
  public void share(String owner, String password, List<String> path, String reader) {
    List<String> names = new ArrayList<>(List.of("INBOX"));
    names.addAll(path);
    String name = BASE64MailboxEncoder.encode(String.join(".", names));
    try (ImapLine line = new ImapLine("127.0.0.1", port)) {
      var unused = line.command("LOGIN " + owner + " \"" + password + "\"").orThrow("log in");
      unused = line.command("SETACL \"" + name + "\" " + reader + " lrs").orThrow("share");
    } catch (IOException e) {
      throw new UncheckedIOException("tried to share a folder", e);
    }
  }

  private void asOwner(String program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + owner.user(),
                "--regid=" + owner.group(),
                "--clear-groups",
                "env",
                "LD_LIBRARY_PATH=" + files.libraryPath(),
                files.program(program).toString()));
    command.addAll(List.of(arguments));
    String said = Programs.output(command.toArray(String[]::new));
    if (!said.isEmpty()) {
      throw new IllegalStateException(program + " says " + said);
    }
  }

  public int port() {
    return port;
  }

  /** What the listener has logged. */
  public String log() {
    return processes.getLast().log();
  }

  /** Ends the server and removes its mail. Idempotent. */
  @Override
  public void close() {
    end();
    exitHook.takeBack();
  }

  private void end() {
    processes.reversed().forEach(process -> process.stop(STOP_LIMIT));
    files.remove();
    folder.remove();
  }
}
