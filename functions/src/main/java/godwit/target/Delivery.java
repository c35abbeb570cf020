package godwit.target;

import java.util.List;

/** What became of one message at the target. */
public sealed interface Delivery {
  /**
   * The message is there, whole and checked.
   *
   * @param degradations what could not be kept, in words; empty when all was kept
   */
  record Stored(TargetMessageId id, List<String> degradations) implements Delivery {
    public Stored {
      degradations = List.copyOf(degradations);
    }
  }

  /**
   * The target will never take this message as it is; nothing of it is left there.
   *
   * @param code the target's code, such as {@code ErrorMessageSizeExceeded}
   * @param reason why and what to do, for a person; without content of the message
   */
  record Refused(String code, String reason) implements Delivery {}
}
