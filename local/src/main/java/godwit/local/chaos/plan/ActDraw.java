package godwit.local.chaos.plan;

import godwit.local.chaos.plan.TimedFault.Spot;
import godwit.local.chaos.plan.WireFault.Blow;
import godwit.local.chaos.plan.WireFault.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the faults of one act. */
final class ActDraw {
  private static final Duration LATEST = Duration.ofSeconds(3);

  private static final List<Blow> BLOWS = List.of(Blow.values());

  /** A pause that no time-out of the client is shorter than. */
  private static final int LONGEST_PAUSE_MILLIS = 900;

  /** So long that every client gives up before. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Requests that a Graph client sends in an act, roughly: where answers can be struck. */
  private static final int REQUESTS = 150;

  private final SplittableRandom random;
  private final List<MailboxPlan> mailboxes;

  ActDraw(SplittableRandom random, List<MailboxPlan> mailboxes) {
    this.random = random;
    this.mailboxes = mailboxes;
  }

  /**
   * The act.
   *
   * @param weight 1 for an initial copy; less for what moves less mail
   * @param changes of the source before anything else
   * @param recreates whether the batch may be deleted and made again in the middle
   */
  Act draw(double weight, List<TimedFault> changes, boolean recreates) {
    return new Act(
        changes,
        wires(6, 400_000 * weight, 5),
        wires(6, 200_000 * weight, 6),
        answers(weight),
        timed(weight, recreates));
  }

  private List<WireFault> wires(int most, double bytes, int connections) {
    var faults = new ArrayList<WireFault>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      Direction direction = random.nextInt(3) == 0 ? Direction.TO_SERVER : Direction.TO_CLIENT;
      // Evenly by order of magnitude: as often in a log-in as in the middle of a message.
      long after = (long) Math.exp(random.nextDouble() * Math.log(Math.max(2, bytes)));
      Blow blow = BLOWS.get(random.nextInt(BLOWS.size()));
      Duration length =
          blow == Blow.PAUSE
              ? Duration.ofMillis(50 + random.nextInt(LONGEST_PAUSE_MILLIS - 50))
              : SILENCE;
      faults.add(new WireFault(random.nextInt(connections), direction, after, blow, length));
    }
    return faults;
  }

  private List<AnswerFault> answers(double weight) {
    var kinds =
        List.of(
            FaultKind.GRAPH_429,
            FaultKind.GRAPH_503,
            FaultKind.GRAPH_504,
            FaultKind.GRAPH_409,
            FaultKind.ANSWER_LOST,
            FaultKind.ANSWER_LOST,
            FaultKind.ANSWER_WRONG);
    var faults = new ArrayList<AnswerFault>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      FaultKind kind = kinds.get(random.nextInt(kinds.size()));
      String method = random.nextInt(5) == 0 ? "GET" : random.nextInt(12) == 0 ? "PUT" : "POST";
      int skip = random.nextInt(1 + (int) (REQUESTS * weight));
      faults.add(new AnswerFault(kind, method, skip, 1 + random.nextInt(3)));
    }
    return faults;
  }

  private List<TimedFault> timed(double weight, boolean recreates) {
    var faults = new ArrayList<TimedFault>();
    times(0.55, 2, () -> faults.add(new TimedFault.KillHost(moment())));
    times(0.25, 1, () -> faults.add(new TimedFault.RestartStorage(moment())));
    times(0.7, 2, () -> faults.add(doubled()));
    times(0.4, 1, () -> faults.add(delayed()));
    times(0.4, 1, () -> faults.add(new TimedFault.ReplayQueued(moment(), 1 + random.nextInt(8))));
    times(0.4 * weight, 2, () -> faults.add(validity()));
    times(0.4 * weight, 2, () -> faults.add(expunge()));
    times(0.4 * weight, 2, () -> faults.add(append(8)));
    times(recreates ? 0.3 : 0, 1, () -> faults.add(new TimedFault.RecreateBatch(moment())));
    faults.sort(Comparator.comparingDouble(f -> f.moment().share()));
    return faults;
  }

  /** With {@code chance}, one to {@code most} times. */
  private void times(double chance, int most, Runnable draw) {
    if (random.nextDouble() < chance) {
      for (int i = 1 + random.nextInt(most); i > 0; i--) {
        draw.run();
      }
    }
  }

  private Moment moment() {
    // Some strike while the mailbox is still planned.
    if (random.nextInt(7) == 0) {
      return Moment.AT_ONCE;
    }
    double share = random.nextDouble();
    return new Moment(share, Duration.ofMillis((long) (share * LATEST.toMillis())));
  }

  private TimedFault doubled() {
    Duration delay = Duration.ofSeconds(random.nextInt(4));
    return new TimedFault.DoubleQueued(moment(), 1 + random.nextInt(4), delay);
  }

  private TimedFault delayed() {
    return new TimedFault.DelayQueued(moment(), Duration.ofSeconds(1L + random.nextInt(3)));
  }

  private TimedFault validity() {
    return new TimedFault.ChangeValidity(moment(), spot(), random.nextBoolean());
  }

  private TimedFault expunge() {
    return new TimedFault.Expunge(moment(), spot(), 1 + random.nextInt(5));
  }

  private TimedFault append(int most) {
    return new TimedFault.Append(moment(), spot(), 1 + random.nextInt(most));
  }

  private Spot spot() {
    int mailbox = random.nextInt(mailboxes.size());
    return new Spot(mailbox, random.nextInt(mailboxes.get(mailbox).folders().size()));
  }

  /** Changes of the source between two rounds. */
  List<TimedFault> changes() {
    var changes = new ArrayList<TimedFault>();
    changes.add(new TimedFault.Append(Moment.AT_ONCE, spot(), 1 + random.nextInt(20)));
    times(
        0.5,
        2,
        () -> changes.add(new TimedFault.Expunge(Moment.AT_ONCE, spot(), 1 + random.nextInt(5))));
    times(
        0.5,
        2,
        () ->
            changes.add(
                new TimedFault.ChangeValidity(Moment.AT_ONCE, spot(), random.nextBoolean())));
    return changes;
  }
}
