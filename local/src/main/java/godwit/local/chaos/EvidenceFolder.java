package godwit.local.chaos;

import godwit.local.chaos.plan.RoundPlan;
import godwit.local.chaos.verdict.Evidence;
import godwit.local.chaos.verdict.Findings;
import godwit.local.servers.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Keeps what is known of a round that failed. */
final class EvidenceFolder {
  private EvidenceFolder() {}

  /** Writes everything into {@code local/target/chaos/ROUND} and says where that is. */
  static Path write(
      RoundPlan plan, Findings findings, Timeline timeline, List<Evidence> mailboxes, Scene scene) {
    Path folder = Checkout.find().resolve("local/target/chaos").resolve(plan.id().name());
    try {
      Files.createDirectories(folder);
      lines(folder, "findings.txt", findings.lines());
      lines(folder, "plan.txt", plan.lines());
      lines(folder, "timeline.txt", timeline.lines());
      for (int i = 0; i < mailboxes.size(); i++) {
        Evidence its = mailboxes.get(i);
        lines(folder, "mailbox-" + i + "-source.txt", its.source());
        lines(folder, "mailbox-" + i + "-expunged.txt", its.expunged());
        lines(folder, "mailbox-" + i + "-target.txt", its.target());
        lines(folder, "mailbox-" + i + "-account.txt", its.account());
        lines(folder, "mailbox-" + i + "-folders.txt", List.of(its.folders()));
      }
      List<String> logs = timeline.hostLogs();
      for (int i = 0; i < logs.size(); i++) {
        Files.writeString(folder.resolve("host-" + (i + 1) + ".log"), logs.get(i));
      }
      Files.writeString(folder.resolve("host.log"), scene.stack().hostLog());
      Files.writeString(folder.resolve("dovecot.log"), scene.dovecot().log());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to keep the evidence in " + folder, e);
    }
  }

  private static void lines(Path folder, String name, Collection<?> things) throws IOException {
    Files.write(folder.resolve(name), things.stream().map(Object::toString).toList());
  }
}
