package godwit.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.assess.Assessment;
import godwit.batch.Batches;
import godwit.inspection.Inspections;
import godwit.inspection.InspectionsContract;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.inspection.tables.AssessmentColumns;
import godwit.inspection.tables.TableInspections;
import godwit.inspection.tables.VerificationColumns;
import godwit.storage.StorageClients;
import godwit.verify.Difference;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableInspectionsIT implements InspectionsContract {
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final Map<Difference.Kind, Long> LOST =
      Map.of(Difference.Kind.MISSING, 2L, Difference.Kind.NEW, 1L);

  private final StorageClients clients;
  private final Inspections<Assessment> inspections;

  TableInspectionsIT(StorageClients clients) {
    this.clients = clients;
    inspections = new TableInspections<>(clients.table("assessments"), new AssessmentColumns());
  }

  @Override
  public Inspections<Assessment> inspections() {
    return inspections;
  }

  @Test
  void a_verification_comes_back_as_it_was_found() throws Exception {
    var table = clients.table("verifications");
    var verifications = new TableInspections<>(table, new VerificationColumns());
    var mailbox = Batches.mailbox(Batches.id(), "ada@b.example");
    var found =
        new Verification(
            List.of(check("Inbox", OptionalLong.of(3), Map.of()), check("A \u2028|=b", NONE, LOST)),
            Optional.of("the source could not be asked"),
            Optional.empty());
    Job job = verifications.put(Job.waiting(mailbox, "run", NOW)).orElseThrow();

    assertThat(verifications.finish(job, Result.of(job, NOW, found))).isTrue();

    assertThat(verifications.result(mailbox.key()).orElseThrow().value()).isEqualTo(found);
  }

  private static FolderCheck check(
      String path, OptionalLong source, Map<Difference.Kind, Long> differences) {
    return new FolderCheck(path, "To/" + path, source, 8, 7, 6, 5, 4, 3, 2, source, differences);
  }
}
