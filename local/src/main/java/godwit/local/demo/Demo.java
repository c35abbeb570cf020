package godwit.local.demo;

import godwit.local.client.ApiClient;
import godwit.local.client.InspectClient;
import godwit.local.client.MailboxState;
import godwit.local.servers.Checkout;
import godwit.local.stack.Stack;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One migration from the CSV to the deleted batch, step by step. */
final class Demo {
  private static final String BATCH = "demo";

  private final Stack stack;
  private final DemoSource source;
  private final boolean plantFault;
  private final Screen screen;
  private final Findings findings;
  private final ApiClient api;
  private final Watch watch;

  Demo(Stack stack, DemoSource source, boolean plantFault, Screen screen) {
    this.stack = stack;
    this.source = source;
    this.plantFault = plantFault;
    this.screen = screen;
    this.findings = new Findings(screen);
    this.api = new ApiClient(stack.api(), stack.key());
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
    List<Path> files = ReportFiles.write(api, BATCH, Checkout.find().resolve("local/target"));
    files.forEach(file -> screen.line("  " + file));
    return files;
  }

  private void remove(List<Path> reports) {
    screen.step("7  Delete the batch and look for what is left of it");
    var storage = new Storage(stack.storage());
    var secrets = new SecretCheck(new Secrets(source.logins()), storage);
    var removal = new Removal(api, BATCH, storage, secrets, findings);
    removal.before();
    removal.remove(watch);
    var places = new ArrayList<>(reports);
    places.add(stack.folder().resolve("azurite"));
    places.add(stack.folder().resolve("host"));
    places.add(stack.folder().resolve("host.log"));
    places.add(stack.folder().resolve("exchange.log"));
    removal.after(places);
  }
}
