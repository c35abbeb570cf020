package godwit.local.storage;

import godwit.storage.StorageClients;
import godwit.verify.Evidence;
import godwit.verify.EvidenceContract;
import godwit.verify.tables.TableEvidence;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableEvidenceIT implements EvidenceContract {
  private final Evidence evidence;

  TableEvidenceIT(StorageClients clients) {
    evidence = new TableEvidence(clients.table("evidence"));
  }

  @Override
  public Evidence evidence() {
    return evidence;
  }
}
