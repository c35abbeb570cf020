package godwit.copy;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.source.MessageSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The order in which a chunk's messages are sent: first what may be there already is looked for,
 * then everything is sent that was not tried before, then what was looked for in vain.
 *
 * <p>Messages whose creates have failed are tried again only right after another one has gone
 * through, so that each failure tells of the message and not of the service. For this a few others
 * are kept back until they are settled. For one thread.
 *
 * @param doubt as the chunk's row left it
 * @param work who copies the chunk
 */
record Passes(
    ChunkRun run, WindowCopier copier, ChunkCopier.Terms terms, Doubt doubt, ChunkWork work) {
  /** After so many failures a leg leaves the service alone. */
  private static final int MOST_FAILURES = 4;

  /**
   * Sends what can be sent now.
   *
   * @param rest the messages that are not settled yet, ascending by identifier
   * @param sender sends a window
   */
  ChunkEnd run(List<MessageSummary> rest, ChunkCopier.Sender sender)
      throws MigrationException, BatonLostException {
    List<MessageSummary> ripe = those(rest, this::isRipe);
    List<MessageSummary> doubted = those(rest, m -> run.isInDoubt(m) && !isRipe(m));
    List<MessageSummary> plain = those(doubted, m -> !run.isSuspect(m));
    List<MessageSummary> fresh = those(rest, m -> !run.isInDoubt(m));
    boolean done =
        pass(doubted, sender)
            && suspects(ripe, fresh, sender)
            && pass(unreserved(run.openOf(fresh)), sender)
            && pass(run.leftOf(plain), sender);
    if (!done) {
      return new ChunkEnd.CutShort();
    }
    List<MessageSummary> left = run.openOf(rest);
    if (!left.isEmpty()) {
      return new ChunkEnd.SetAside(due(left));
    }
    return new ChunkEnd.Complete();
  }

  /** Due to be tried again. */
  private boolean isRipe(MessageSummary message) {
    return run.isSuspect(message)
        && !doubt.hopeless().holds(message.uid())
        && doubt.isDue(message.uid(), now());
  }

  /** Another message goes first; with none left, they wait for what other chunks have. */
  private boolean suspects(
      List<MessageSummary> ripe, List<MessageSummary> fresh, ChunkCopier.Sender sender)
      throws MigrationException, BatonLostException {
    if (ripe.isEmpty()) {
      return true;
    }
    if (copier.arrived() == 0 && !fresh.isEmpty() && !pass(fresh.subList(0, 1), sender)) {
      return false;
    }
    if (copier.arrived() == 0 && work.company() == Company.OTHERS) {
      return true;
    }
    return oneByOne(
        ripe.stream().sorted(Comparator.comparingInt(m -> doubt.creates(m.uid()))).toList(),
        sender);
  }

  /** Each may be the one that fails; none keeps the others from their try, unless asked to wait. */
  private boolean oneByOne(List<MessageSummary> ripe, ChunkCopier.Sender sender)
      throws MigrationException, BatonLostException {
    var failures = new ArrayList<TransientException>();
    for (MessageSummary message : ripe) {
      try {
        if (!pass(List.of(message), sender)) {
          return false;
        }
      } catch (TransientException e) {
        failures.add(e);
        if (e.retryAfter().isPresent() || failures.size() == MOST_FAILURES) {
          break;
        }
      }
    }
    if (!failures.isEmpty()) {
      throw stop(failures.getFirst());
    }
    return true;
  }

  private MigrationException stop(TransientException failure) {
    int creates = run.suspects().mostCreates();
    return copier.arrived() == 0 && creates >= Suspicion.MOST && !work.isRetry()
        ? Suspicion.nothingGoesThrough(failure.code(), creates)
        : failure;
  }

  private List<MessageSummary> unreserved(List<MessageSummary> fresh) {
    int kept = Math.min(fresh.size(), Suspicion.companions(run.suspects()));
    return fresh.subList(0, fresh.size() - kept);
  }

  private Instant due(List<MessageSummary> left) {
    return left.stream()
        .filter(run::isSuspect)
        .map(m -> doubt.due(m.uid()))
        .min(Instant::compareTo)
        .orElseGet(this::now);
  }

  private boolean pass(List<MessageSummary> messages, ChunkCopier.Sender sender)
      throws MigrationException, BatonLostException {
    return run.pass(terms.windows().cut(messages), sender);
  }

  private Instant now() {
    return terms.clock().instant();
  }

  private static List<MessageSummary> those(
      List<MessageSummary> messages, Predicate<MessageSummary> which) {
    return messages.stream().filter(which).toList();
  }
}
