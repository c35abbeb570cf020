package godwit.cutover.memory;

import godwit.cutover.Sightings;
import godwit.cutover.SightingsContract;

class MemorySightingsContractTest implements SightingsContract {
  private final Sightings sightings = new MemorySightings();

  @Override
  public Sightings sightings() {
    return sightings;
  }
}
