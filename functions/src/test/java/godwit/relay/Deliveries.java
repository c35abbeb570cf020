package godwit.relay;

import godwit.failure.MigrationException;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What the queue and the timers do to a world: deliver what is due, and a pulse every minute. */
record Deliveries(World world) {
  /** Until every mailbox rests. */
  void untilAllRest(Random random, boolean chaotic) throws MigrationException {
    for (int step = 0; step < 6_000; step++) {
      deliverDue(random, chaotic);
      if (world.isResting()) {
        return;
      }
      passTime(step);
    }
    throw new AssertionError("still at work after 2,000 minutes: " + world.row(World.TARGET));
  }

  /** In any order and more than once, for so many times 20 seconds. */
  void steps(int steps, Random random) throws MigrationException {
    for (int step = 0; step < steps; step++) {
      deliverDue(random, true);
      passTime(step);
    }
  }

  private void deliverDue(Random random, boolean chaotic) throws MigrationException {
    for (List<WorkItem> due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : chaotic ? shuffled(due, random) : due) {
        deliver(item, chaotic && random.nextInt(10) == 0);
      }
    }
  }

  private List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  private void passTime(int step) throws MigrationException {
    world.clock.advance(Duration.ofSeconds(20));
    if (step % 3 == 2) {
      beat();
    }
  }

  private void beat() throws MigrationException {
    try {
      world.pulse().beat(world.log);
    } catch (ProcessDied e) {
      world.restart();
    }
  }

  private void deliver(WorkItem item, boolean twice) throws MigrationException {
    try {
      world.dispatch().handle(item, world.log);
      if (twice) {
        world.dispatch().handle(item, world.log);
      }
    } catch (ProcessDied e) {
      world.queue.redeliver(item);
      world.restart();
    } catch (MigrationException e) {
      world.queue.redeliver(item);
    }
  }

  private static List<WorkItem> shuffled(List<WorkItem> items, Random random) {
    var mixed = new ArrayList<>(items);
    Collections.shuffle(mixed, random);
    return mixed;
  }
}
