package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.endpoint.SourceEndpoint;
import java.util.function.Predicate;

/** Commands that find nothing to do. */
final class QuietCommands implements BatchCommands {
  @Override
  public int start(Batch batch) {
    return 0;
  }

  @Override
  public int resume(Batch batch) {
    return 0;
  }

  @Override
  public int stop(Batch batch) {
    return 0;
  }

  @Override
  public int retry(Batch batch) {
    return 0;
  }

  @Override
  public int goOn(Batch batch, Predicate<SourceEndpoint> server) {
    return 0;
  }
}
