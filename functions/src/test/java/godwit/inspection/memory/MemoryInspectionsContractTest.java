package godwit.inspection.memory;

import godwit.assess.Assessment;
import godwit.inspection.Inspections;
import godwit.inspection.InspectionsContract;

class MemoryInspectionsContractTest implements InspectionsContract {
  private final Inspections<Assessment> inspections = new MemoryInspections<>();

  @Override
  public Inspections<Assessment> inspections() {
    return inspections;
  }
}
