package godwit.target.graph;

import godwit.pace.Cost;
import godwit.pace.PaceKeeper;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends the requests of one mailbox at the pace that Exchange Online grants, and notes when it asks
 * for less. A short wait for room is waited out here; a longer one ends in a fault as if Exchange
 * had answered 429, and nothing was sent. Safe for use by many threads.
 */
final class PacedCaller implements GraphCaller {
  /** Longer waits belong to the queue. */
  static final Duration SHORT_WAIT = Duration.ofSeconds(3);

  private final GraphCaller sender;
  private final PaceKeeper keeper;
  private final Pause pause;

  PacedCaller(GraphCaller sender, PaceKeeper keeper, Pause pause) {
    this.sender = sender;
    this.keeper = keeper;
    this.pause = pause;
  }

  @Override
  public <T> T call(GraphRequest<T> request) throws GraphFaultException {
    try (Together alone = together(Cost.request(request.uploadBytes()))) {
      return alone.call(request);
    }
  }

  /**
   * Room for requests that belong together: once begun they are not held up by our own limits.
   *
   * @throws GraphFaultException if there is no room within {@link #SHORT_WAIT}
   */
  Together together(Cost cost) throws GraphFaultException {
    while (true) {
      Optional<PaceKeeper.Room> room = keeper.room(cost);
      if (room.isPresent()) {
        return new Together(room.get());
      }
      Duration wait = keeper.until(cost);
      if (wait.compareTo(SHORT_WAIT) > 0) {
        throw new GraphFaultException(GraphFault.paced(keeper.giveUp(cost)));
      }
      pause(wait);
    }
  }

  private void pause(Duration wait) throws GraphFaultException {
    try {
      pause.pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraphFaultException(GraphFault.paced(wait));
    }
  }

  /** Sends within the room of one piece of work. For one thread. */
  final class Together implements GraphCaller, AutoCloseable {
    private final PaceKeeper.Room room;

    private Together(PaceKeeper.Room room) {
      this.room = room;
    }

    @Override
    public <T> T call(GraphRequest<T> request) throws GraphFaultException {
      enter();
      try {
        untilWelcome();
        room.spend(Cost.request(request.uploadBytes()));
        return sender.call(request);
      } catch (GraphFaultException failed) {
        note(failed.fault());
        throw failed;
      } finally {
        keeper.leave();
      }
    }

    @Override
    public void close() {
      room.close();
    }

    private void enter() throws GraphFaultException {
      try {
        keeper.enter();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GraphFaultException(GraphFault.paced(Duration.ZERO));
      }
    }

    /** What the server asked for binds what was begun as well. */
    private void untilWelcome() throws GraphFaultException {
      for (Duration wait = keeper.closed(); wait.isPositive(); wait = keeper.closed()) {
        if (wait.compareTo(SHORT_WAIT) > 0) {
          throw new GraphFaultException(GraphFault.paced(wait));
        }
        pause(wait);
      }
    }

    private void note(GraphFault fault) {
      if (fault.isOurOwn()) {
        return;
      }
      switch (GraphErrors.meaning(fault)) {
        case SLOW_DOWN -> keeper.refused(fault.retryAfter().orElse(GraphErrors.UNSAID_WAIT));
        case BUSY -> fault.retryAfter().ifPresent(keeper::leftAlone);
        default -> {}
      }
    }
  }
}
