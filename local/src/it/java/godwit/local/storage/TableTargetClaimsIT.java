package godwit.local.storage;

import godwit.batch.TargetClaims;
import godwit.batch.TargetClaimsContract;
import godwit.batch.tables.TableTargetClaims;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableTargetClaimsIT implements TargetClaimsContract {
  private final TargetClaims claims;

  TableTargetClaimsIT(StorageClients clients) {
    claims = new TableTargetClaims(clients.table("batches"));
  }

  @Override
  public TargetClaims claims() {
    return claims;
  }
}
