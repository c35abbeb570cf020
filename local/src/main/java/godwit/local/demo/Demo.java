package godwit.local.demo;

import godwit.local.client.ApiClient;
import godwit.local.client.InspectClient;
import godwit.local.client.MailboxState;
import godwit.local.servers.Checkout;
import godwit.local.stack.Stack;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One migration from the CSV to the deleted batch, step by step. */
final class Demo {
  private static final String BATCH = "demo";
  private static final Duration MAIL_WITHIN = Duration.ofSeconds(30);

  private final Stack stack;
  private final DemoSource source;
  private final boolean plantFault;
  private final Screen screen;
  private final Findings findings;
  private final PasswordSearch search;
  private final List<Look> looks = new ArrayList<>();
  private final ApiClient api;
  private final Watch watch;

  Demo(Stack stack, DemoSource source, boolean plantFault, Screen screen) {
    this.stack = stack;
    this.source = source;
    this.plantFault = plantFault;
    this.screen = screen;
    this.findings = new Findings(screen);
    this.search = new PasswordSearch(new Secrets(source.logins()), new Storage(stack.storage()));
    this.api = new ApiClient(stack.api(), stack.key(), search);
    this.watch = new Watch(api, BATCH, stack::fallen, screen, Clock.systemUTC());
  }

  /** Runs to the end and gives what did not hold. */
  List<String> run() {
    migrate();
    compare();
    List<Path> reports = report();
    remove(reports);
    return findings.faults();
  }

  private void migrate() {
    var migration = new Migration(api, BATCH, watch, screen, findings);
    screen.step("2  Post the CSV");
    migration.post(source);
    looks.addAll(search.storage("as the batch begins"));
    screen.step("3  Initial copy");
    List<MailboxState> synced = migration.initialCopy();
    screen.step("4  New mail and an incremental round");
    if (synced.isEmpty()) {
      screen.line("  no mailbox is synced, so there is nothing to follow");
      return;
    }
    Optional<Integer> arrived = source.deliverNewMail();
    screen.line(
        arrived
            .map(n -> "  " + n + " new messages arrived in each mailbox at the source")
            .orElse("  whatever has arrived at your server meanwhile"));
    migration.incrementalRound(synced, arrived);
  }

  private void compare() {
    screen.step("5  Compare, message by message: the source over IMAP, the target as it is stored");
    var inspect = new InspectClient(stack.inspect().orElseThrow());
    var ends = new BothEnds(api, inspect, BATCH, screen, findings);
    if (plantFault) {
      ends.plantFault(source.logins());
    }
    ends.compare(source);
  }

  private List<Path> report() {
    screen.step("6  Report");
    Path folder = Checkout.find().resolve("local/target");
    var files = new ArrayList<>(ReportFiles.write(api, BATCH, folder));
    var inspect = new InspectClient(stack.inspect().orElseThrow());
    watch.atMost(MAIL_WITHIN, () -> !inspect.sent().isEmpty());
    Optional<Path> mail = ReportFiles.writeMail(inspect, folder);
    mail.ifPresent(files::add);
    files.forEach(file -> screen.line("  " + file));
    findings.check(
        mail.isPresent(),
        "the report was mailed to " + ReportFiles.READER + " and to nobody else",
        "no report was mailed within " + MAIL_WITHIN.toSeconds() + " s");
    return files;
  }

  private void remove(List<Path> reports) {
    screen.step("7  Delete the batch and look for what is left of it");
    new Tour(api, BATCH).run(source, Migration.batch(BATCH, source));
    Path parts = stack.folder();
    looks.addAll(search.storage("as it ends"));
    looks.add(search.files("files of storage, blobs too", parts.resolve("azurite")));
    new Removal(api, BATCH, new Storage(stack.storage()), findings).run(watch);
    looks.addAll(search.storage("after its removal"));
    looks.add(search.files("files of storage, blobs too", parts.resolve("azurite")));
    looks.add(search.answers());
    looks.add(search.files("the host's state", parts.resolve("host")));
    looks.add(search.files("the functions' log", parts.resolve("host.log")));
    looks.add(search.files("the stand-in's state", parts.resolve("exchange")));
    looks.add(search.files("the stand-in's log", parts.resolve("exchange.log")));
    reports.forEach(report -> looks.add(search.files("report as " + ending(report), report)));
    tell();
  }

  private void tell() {
    screen.line("  looked for " + search.what() + ":");
    looks.forEach(look -> screen.line(look.line()));
    long found = looks.stream().filter(look -> !look.found().isEmpty()).count();
    findings.check(
        found == 0, "no password in any of these places", "a password is readable, see above");
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
