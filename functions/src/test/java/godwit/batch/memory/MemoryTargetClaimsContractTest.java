package godwit.batch.memory;

import godwit.batch.TargetClaims;
import godwit.batch.TargetClaimsContract;

class MemoryTargetClaimsContractTest implements TargetClaimsContract {
  private final TargetClaims claims = new MemoryTargetClaims();

  @Override
  public TargetClaims claims() {
    return claims;
  }
}
