package godwit.verify.memory;

import godwit.verify.Evidence;
import godwit.verify.EvidenceContract;

class MemoryEvidenceContractTest implements EvidenceContract {
  private final Evidence evidence = new MemoryEvidence();

  @Override
  public Evidence evidence() {
    return evidence;
  }
}
