package godwit.copy;

import godwit.copy.KnownContent.Known;
import godwit.failure.MigrationException;
import godwit.source.MessageSummary;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.TargetMessageId;
import java.util.Optional;

/** Finds a message of the source among what is at the target already, whole. */
record KnownThere(KnownContent known, MailTarget target) {
  static KnownThere in(KnownContent known, MailTarget target) {
    return new KnownThere(known, target);
  }

  /** By identity first, then by content; what only a stamp tells of must be whole. */
  Optional<TargetMessageId> find(
      MessageSummary summary, String fingerprint, ExchangeMessage message)
      throws MigrationException {
    Optional<Known> there =
        known
            .identical(summary)
            .filter(trace -> trace.fingerprint().equals(fingerprint))
            .map(trace -> new Known(trace.id(), false));
    if (there.isPresent() && isWhole(there.get(), message)) {
      return Optional.of(there.get().id());
    }
    for (Optional<Known> like = known.take(fingerprint);
        like.isPresent();
        like = known.take(fingerprint)) {
      if (isWhole(like.get(), message)) {
        return Optional.of(like.get().id());
      }
    }
    return Optional.empty();
  }

  private boolean isWhole(Known there, ExchangeMessage message) throws MigrationException {
    return there.proven() || target.holds(there.id(), message);
  }
}
