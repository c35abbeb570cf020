package godwit.relay;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.MessageStamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Creates of certain messages never get an answer, or those of all. */
final class HardMessages extends Trouble {
  Set<Long> uids = Set.of();
  Optional<String> folder = Optional.empty();
  Duration wish = Duration.ZERO;
  Duration travels = Duration.ZERO;
  Duration unseen = Duration.ZERO;
  boolean down;
  int downAfter = Integer.MAX_VALUE;
  int arrivesAt;
  int mendedAfter = Integer.MAX_VALUE;
  final List<Instant> tried = new ArrayList<>();
  private final World world;
  private int creates;

  HardMessages(World world) {
    super(new Random(0), 0);
    this.world = world;
  }

  static long uid(MessageStamp stamp) {
    return Long.parseLong(stamp.value().split("\\.", -1)[3]);
  }

  static TransientException failure(Duration wish) {
    return new TransientException("ErrorInternalServerError", "Graph answered 500", wish);
  }

  @Override
  void create(MessageStamp stamp, Delays.Create create) throws MigrationException {
    if (down || ++creates > downAfter) {
      throw failure(wish);
    }
    boolean here = folder.map(f -> stamp.value().contains(id(f))).orElse(true);
    if (!here || !uids.contains(uid(stamp)) || tried.size() >= mendedAfter) {
      return;
    }
    tried.add(world.clock.instant());
    if (tried.size() == arrivesAt) {
      world.delays.send(travels, unseen, create);
    }
    throw failure(wish);
  }

  private String id(String name) {
    return world.plans.all(world.row(World.TARGET).key()).stream()
        .filter(plan -> plan.source().wireName().equals(name))
        .map(plan -> plan.key().id())
        .findFirst()
        .orElseThrow();
  }

  /** The message 17 fails always, and everything else now and then. */
  static final class AmongTrouble extends Trouble {
    private final Random random;

    AmongTrouble(Random random) {
      super(random, 0.03);
      this.random = random;
    }

    @Override
    Trouble reborn() {
      return new AmongTrouble(random);
    }

    @Override
    void create(MessageStamp stamp, Delays.Create create) throws MigrationException {
      if (uid(stamp) == 17) {
        throw failure(Duration.ZERO);
      }
    }
  }
}
