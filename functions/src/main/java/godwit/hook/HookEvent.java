package godwit.hook;

import java.util.Arrays;
import java.util.Optional;

/** What a subscriber can be told of. */
public enum HookEvent {
  /** Every mailbox of the batch rests: copied, or blocked until a person acts. */
  ROUND_FINISHED("round.finished"),
  /** The batch is Synced or SyncedWithErrors for the first time. */
  BATCH_SYNCED("batch.synced"),
  /** At least one more mailbox waits for a person. */
  MAILBOX_BLOCKED("mailbox.blocked"),
  /** The batch is deleted, with every row and secret of it. */
  BATCH_REMOVED("batch.removed");

  private final String word;

  HookEvent(String word) {
    this.word = word;
  }

  /** As it is written in requests and deliveries. */
  public String word() {
    return word;
  }

  /** The event of this word. */
  public static Optional<HookEvent> of(String word) {
    return Arrays.stream(values()).filter(event -> event.word.equals(word)).findFirst();
  }
}
