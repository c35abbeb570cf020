package godwit.notify;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.hook.HookCaller;
import godwit.hook.HookCaller.Answer;
import godwit.hook.HookEvent;
import godwit.hook.Subscription;
import godwit.hook.Subscriptions;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Delivers events to subscribers; who answers 410 is one no longer. */
public final class HookCalls {
  private final Subscriptions subscriptions;
  private final Sealer sealer;
  private final HookCaller caller;

  public HookCalls(Subscriptions subscriptions, Sealer sealer, HookCaller caller) {
    this.subscriptions = subscriptions;
    this.sealer = sealer;
    this.caller = caller;
  }

  Outcome call(BatchId batch, Notice.Content.Hook hook) throws MigrationException {
    Optional<Subscription> found = subscriptions.find(hook.subscription());
    if (found.isEmpty()) {
      return new Outcome.Done();
    }
    Answer answer;
    try {
      answer = caller.call(delivery(found.get(), hook));
    } catch (MigrationException e) {
      Optional<Duration> wait =
          e instanceof ThrottledException t ? Optional.of(t.retryAfter()) : Optional.empty();
      return new Outcome.Failed(e.explanation(), wait);
    }
    return switch (answer) {
      case Answer.Taken taken -> taken(found.get(), batch, hook);
      case Answer.Gone gone -> gone(hook);
      case Answer.Refused refused ->
          new Outcome.Failed("the receiver answered " + refused.status(), refused.patience());
    };
  }

  /** Lets people see that a delivery failed. */
  void failed(Notice.Content.Hook hook, String why, Optional<Instant> next)
      throws MigrationException {
    String what = hook.message().event().word() + ": " + why;
    String then = next.map(at -> "; tried again at " + at).orElse("; given up");
    note(hook.subscription(), Optional.of(what + then));
  }

  private Outcome taken(Subscription subscription, BatchId batch, Notice.Content.Hook hook)
      throws MigrationException {
    boolean last = hook.message().event() == HookEvent.BATCH_REMOVED;
    if (last && subscription.isOnlyFor(batch)) {
      return gone(hook);
    }
    if (subscription.problem().isPresent()) {
      note(subscription.id(), Optional.empty());
    }
    return new Outcome.Done();
  }

  private Outcome gone(Notice.Content.Hook hook) throws MigrationException {
    boolean unused = subscriptions.remove(hook.subscription());
    return new Outcome.Done();
  }

  private void note(String id, Optional<String> problem) throws MigrationException {
    Optional<Subscription> now = subscriptions.find(id);
    if (now.isPresent()) {
      // Whoever was faster has the later word.
      boolean unused = subscriptions.update(now.get().withProblem(problem));
    }
  }

  private HookCaller.Delivery delivery(Subscription subscription, Notice.Content.Hook hook)
      throws MigrationException {
    String id = subscription.id();
    Secret address =
        sealer.open(subscription.key(), subscription.address(), Subscription.addressCell(id));
    Optional<Secret> secret =
        subscription.secret().isEmpty()
            ? Optional.empty()
            : Optional.of(
                sealer.open(
                    subscription.key(), subscription.secret().get(), Subscription.secretCell(id)));
    return new HookCaller.Delivery(URI.create(address.reveal()), secret, hook.message());
  }
}
