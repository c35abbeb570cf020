package godwit.ledger;

import godwit.target.TargetMessageId;
import java.util.List;
import java.util.Optional;

/** The one final state of a message. */
public sealed interface Outcome {
  /**
   * Arrived.
   *
   * @param degradations what could not be kept, in words; empty when all was kept
   */
  record Copied(TargetMessageId id, List<String> degradations) implements Outcome {
    public Copied {
      degradations = List.copyOf(degradations);
    }
  }

  /**
   * Lies in another folder of the source now and is accounted for there; counts for nothing here.
   *
   * @param copied as it was before it moved; empty if it was not at the target
   * @param folder identity of the folder it went to, 16 hexadecimal digits
   */
  record Moved(Optional<Copied> copied, String folder) implements Outcome {
    /** Of a message that was copied. */
    public Moved(Copied copied, String folder) {
      this(Optional.of(copied), folder);
    }
  }

  /**
   * Left out on purpose.
   *
   * @param code our own, such as {@code SIZE_FILTER}; empty for none
   * @param reason such as {@code expunged at the source}
   */
  record Skipped(String code, String reason) implements Outcome {
    /** For a reason that nothing is decided by. */
    public Skipped(String reason) {
      this("", reason);
    }
  }

  /**
   * Not copied; a person finds the message by what is shown.
   *
   * @param code the target's or our own code
   * @param advice why and what to do
   * @param shown who wrote it, when and about what
   */
  record Failed(String code, String advice, Shown shown) implements Outcome {}

  /**
   * How a person recognises a message. Stored for failed ones only.
   *
   * @param subject at most 255 characters
   * @param from at most 320 characters
   * @param date ISO 8601
   */
  record Shown(String subject, String from, String date) {
    /** Shows nothing: it is mail. */
    @Override
    public String toString() {
      return "Shown[hidden]";
    }
  }
}
