package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.inspection.InspectionBooks;
import godwit.inspection.Inspections;
import godwit.inspection.InspectionsContract;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.verify.Difference;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A mailbox that has a result of every inspection, each with something of everything. */
final class InspectedMailbox {
  private InspectedMailbox() {}

  /** Puts the results into the books. */
  static void in(InspectionBooks books, Mailbox mailbox, Instant now) throws MigrationException {
    finish(books.assessments(), mailbox, InspectionsContract.FOUND, now);
    List<Difference> differences =
        Arrays.stream(Difference.Kind.values())
            .map(kind -> new Difference(kind, "INBOX", 4_711, "AAMk" + kind))
            .toList();
    Map<Difference.Kind, Long> counts =
        differences.stream().collect(Collectors.toMap(Difference::kind, d -> 1L));
    var inbox =
        new FolderCheck(
            "INBOX",
            "inbox",
            OptionalLong.of(12),
            11,
            10,
            1,
            9,
            1,
            1,
            1,
            OptionalLong.of(14),
            counts);
    books.evidence().begin(mailbox.key(), "run");
    books.evidence().settle(mailbox.key(), 0, inbox, differences);
    var found = new Verification(List.of(inbox), Optional.of("IMAP said no"), Optional.empty());
    finish(books.verifications(), mailbox, found, now);
  }

  private static <R> void finish(Inspections<R> inspections, Mailbox mailbox, R found, Instant now)
      throws MigrationException {
    assertThat(inspections.put(Run.ofBatch(mailbox.key().batch(), now))).isPresent();
    Job job = inspections.put(Job.waiting(mailbox, "run", now)).orElseThrow();
    assertThat(inspections.finish(job, Result.of(job, now, found))).isTrue();
  }
}
