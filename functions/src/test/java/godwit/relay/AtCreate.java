package godwit.relay;

import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import java.util.Random;

/** Something happens while the n-th message is sent. */
final class AtCreate extends Trouble {
  private final int number;
  private final Happening happening;
  private int creates;

  interface Happening {
    void happen() throws MigrationException;
  }

  AtCreate(int number, Happening happening) {
    super(new Random(0), 0);
    this.number = number;
    this.happening = happening;
  }

  @Override
  synchronized void throttle() throws ThrottledException {
    creates++;
    try {
      if (creates == number) {
        happening.happen();
      }
    } catch (ThrottledException e) {
      throw e;
    } catch (MigrationException e) {
      throw new IllegalStateException(e);
    }
  }
}
