package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.inspection.Run;
import godwit.ledger.Ledger;
import godwit.report.BatchSummary;
import godwit.report.Consistency;
import godwit.report.FolderReport;
import godwit.report.FolderReports;
import godwit.report.MessageLine;
import godwit.report.MessageList;
import godwit.report.MessagePlace;
import godwit.report.MessageQuery;
import godwit.report.Summaries;
import godwit.report.VerificationTotals;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.util.List;
import java.util.Optional;

/** What each account of {@link World#TARGET} tells after the rounds that ran. */
final class Accounts {
  private final World world;

  Accounts(World world) {
    this.world = world;
  }

  /** Mailbox, batch, folders, messages and verification. */
  void assertAgreed(int messages) throws Exception {
    BatchSummary summary =
        new Summaries(world.mailboxes, world.summaries, world.clock).counted(batch());
    assertThat(summary.tally().copied()).isEqualTo(messages);
    assertThat(summary.sourceMessages()).isEqualTo(messages);
    assertThat(Consistency.of(row())).contains(Consistency.PERFECT);
    assertThat(reports().stream().mapToLong(r -> r.tally().copied()).sum()).isEqualTo(messages);
    assertThat(lines(Ledger.EntryFilter.COPIED)).hasSize(messages);
    Verification found = verified();
    assertThat(found.total().rows()).isEqualTo(messages);
    assertThat(found.total().copied()).isEqualTo(messages);
    assertThat(found.total().found()).isEqualTo(messages);
    assertThat(found.folders())
        .allSatisfy(check -> assertThat(check.differences()).isEmpty())
        .extracting(FolderCheck::expunged)
        .containsOnly(0L);
    assertThat(VerificationTotals.grade(found)).contains(Consistency.PERFECT);
  }

  private Verification verified() throws Exception {
    Run unused =
        new InspectionControl(world.inspections, world.queue, world.clock)
            .inspect(batch(), Inspection.VERIFY);
    for (List<WorkItem> due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
    return world
        .inspections
        .verifications()
        .results(world.batch, Optional.empty(), 10)
        .results()
        .getFirst()
        .value();
  }

  private List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  List<MessageLine> lines(Ledger.EntryFilter filter) throws Exception {
    var query = new MessageQuery(filter, Optional.empty(), Optional.empty());
    return new MessageList(world.mailboxes, world.plans, world.ledger)
        .page(batch(), query, MessagePlace.START, 1_000)
        .lines();
  }

  private List<FolderReport> reports() throws Exception {
    return new FolderReports(world.plans, world.ledger).of(row().key());
  }

  FolderReport report(List<String> path) throws Exception {
    return reports().stream()
        .filter(report -> report.plan().source().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }
}
