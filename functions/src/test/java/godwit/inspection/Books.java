package godwit.inspection;

import godwit.inspection.memory.MemoryInspections;
import godwit.verify.memory.MemoryEvidence;

/** Books in memory. */
public final class Books {
  private Books() {}

  /** Empty ones. */
  public static InspectionBooks empty() {
    return new InspectionBooks(
        new MemoryInspections<>(), new MemoryInspections<>(), new MemoryEvidence());
  }
}
