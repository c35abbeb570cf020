package godwit.local.chaos;

import godwit.local.chaos.plan.FaultKind;
import godwit.local.chaos.plan.TimedFault;
import java.time.Duration;
import java.util.List;

/** Lets the timed faults of an act happen, one after the other. For one thread. */
final class FaultDriver {
  private static final Duration QUEUE_PATIENCE = Duration.ofSeconds(2);

  private final Scene scene;
  private final QueueMeddler queues;
  private final RoundBatch batch;
  private final RoundSource source;
  private final Timeline timeline;

  FaultDriver(
      Scene scene, QueueMeddler queues, RoundBatch batch, RoundSource source, Timeline timeline) {
    this.scene = scene;
    this.queues = queues;
    this.batch = batch;
    this.source = source;
    this.timeline = timeline;
  }

  /**
   * Lets {@code faults} happen in their order, each at its moment.
   *
   * @param expectedBytes how many bytes the act is expected to bring to the target
   */
  void run(List<TimedFault> faults, long expectedBytes) throws InterruptedException {
    var progress = new ActProgress(scene.graph()::bytesToServer, expectedBytes);
    for (TimedFault fault : faults) {
      progress.await(fault.moment());
      strike(fault);
    }
  }

  private void strike(TimedFault fault) throws InterruptedException {
    switch (fault) {
      case TimedFault.KillHost kill -> {
        scene.stack().killHost();
        struck(kill, 1);
        timeline.keep(scene.stack().hostLog());
        scene.stack().startHost();
        timeline.note("the host answers again");
      }
      case TimedFault.RestartStorage restart -> {
        struck(restart, 1);
        scene.stack().restartStorage();
        timeline.note("Azurite answers again");
      }
      case TimedFault.DoubleQueued doubled ->
          struck(
              doubled,
              queues.twice(doubled.copies(), doubled.delay(), QUEUE_PATIENCE)
                  ? doubled.copies()
                  : 0);
      case TimedFault.DelayQueued delayed ->
          struck(delayed, queues.late(delayed.length(), QUEUE_PATIENCE) ? 1 : 0);
      case TimedFault.ReplayQueued replayed -> struck(replayed, queues.again(replayed.messages()));
      case TimedFault.ChangeValidity change -> {
        source.changeValidity(change.spot(), change.keepsUids());
        struck(change, 1);
      }
      case TimedFault.Expunge expunge ->
          struck(expunge, source.expunge(expunge.spot(), expunge.messages()));
      case TimedFault.Append append -> {
        source.append(append.spot(), append.messages());
        struck(append, append.messages());
      }
      case TimedFault.RecreateBatch again -> {
        batch.recreate();
        struck(again, 1);
      }
    }
  }

  private void struck(TimedFault fault, int times) {
    FaultKind kind = fault.kind();
    timeline.struck(kind, times, fault.toString());
  }
}
