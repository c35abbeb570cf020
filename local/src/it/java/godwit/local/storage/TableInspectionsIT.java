package godwit.local.storage;

import godwit.assess.Assessment;
import godwit.inspection.Inspections;
import godwit.inspection.InspectionsContract;
import godwit.inspection.tables.AssessmentColumns;
import godwit.inspection.tables.TableInspections;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableInspectionsIT implements InspectionsContract {
  private final Inspections<Assessment> inspections;

  TableInspectionsIT(StorageClients clients) {
    inspections = new TableInspections<>(clients.table("assessments"), new AssessmentColumns());
  }

  @Override
  public Inspections<Assessment> inspections() {
    return inspections;
  }
}
