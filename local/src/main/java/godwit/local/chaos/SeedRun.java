package godwit.local.chaos;

import godwit.local.chaos.plan.RoundDraw;
import godwit.local.chaos.plan.RoundId;
import godwit.local.chaos.plan.RoundPlan;
import godwit.local.chaos.verdict.Findings;
import godwit.local.client.RefusedException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs the rounds of one seed, one after the other, on one stack. */
final class SeedRun implements Callable<Boolean> {
  private final long seed;
  private final ChaosArguments arguments;
  private final Totals totals;
  private final Clock clock;
  private final Consumer<String> screen;

  SeedRun(
      long seed, ChaosArguments arguments, Totals totals, Clock clock, Consumer<String> screen) {
    this.seed = seed;
    this.arguments = arguments;
    this.totals = totals;
    this.clock = clock;
    this.screen = screen;
  }

  /** Runs them; true if each could be run to its end. */
  @Override
  public Boolean call() throws InterruptedException {
    var timeline = new AtomicReference<>(new Timeline(clock));
    try (Scene scene =
        Scene.start(
            seed, arguments.rounds(), (proxy, fault) -> timeline.get().struck(proxy, fault))) {
      var queues = new QueueMeddler(scene.stack().storage());
      for (int round : arguments.rounds()) {
        timeline.set(new Timeline(clock));
        var id = new RoundId(seed, round);
        RoundResult result = run(id, scene, queues, timeline.get());
        totals.add(result);
        screen.accept(result.line());
        queues.nextRound();
      }
      return true;
    } catch (IllegalStateException e) {
      screen.accept("seed " + seed + " was broken off: " + e.getMessage());
      return false;
    }
  }

  /** A round that cannot be run to its end is a finding. */
  private RoundResult run(RoundId id, Scene scene, QueueMeddler queues, Timeline timeline)
      throws InterruptedException {
    RoundPlan plan = RoundDraw.draw(id, arguments.recreates());
    try {
      return new RoundRunner(plan, scene, queues, timeline, screen).run(arguments.keeps());
    } catch (IllegalStateException | UncheckedIOException | RefusedException e) {
      Findings broken = Findings.wrong("broken off: " + e.getMessage());
      screen.accept("  " + broken.wrong().getFirst());
      screen.accept(
          "  evidence: " + EvidenceFolder.write(plan, broken, timeline, List.of(), scene));
      return new RoundResult(id, 0, timeline.faults(), 0, broken, timeline.elapsed());
    }
  }
}
