package godwit.batch;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which messages of a batch are copied. What is left out is accounted for as skipped; what cannot
 * be told of a message leaves it in.
 *
 * @param receivedFrom only messages that the source received at this time or later
 * @param receivedBefore only messages that it received before this time
 * @param maxMessageSizeMB only messages of at most so many MiB at the source, 1 to {@link
 *     #LARGEST_SIZE_MB}
 * @param trialMessagesPerFolder in each round only the newest so many messages of each folder, 1 to
 *     {@link #LARGEST_TRIAL}; the others are not accounted for until there is no such limit
 */
public record MessageSelection(
    Optional<Instant> receivedFrom,
    Optional<Instant> receivedBefore,
    OptionalInt maxMessageSizeMB,
    OptionalInt trialMessagesPerFolder) {
  /** Every message. */
  public static final MessageSelection ALL =
      new MessageSelection(
          Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

  /** What a mailbox of Exchange Online can take at most. */
  public static final int LARGEST_SIZE_MB = 150;

  /** More is no trial any more. */
  public static final int LARGEST_TRIAL = 1_000;

  private static final long MB = 1 << 20;

  public MessageSelection {
    boolean isEmpty =
        receivedFrom.isPresent()
            && receivedBefore.filter(end -> !receivedFrom.get().isBefore(end)).isPresent();
    if (isEmpty) {
      throw new IllegalArgumentException("nothing is received from then and before then");
    }
    require(maxMessageSizeMB, LARGEST_SIZE_MB);
    require(trialMessagesPerFolder, LARGEST_TRIAL);
  }

  private static void require(OptionalInt number, int most) {
    if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > most)) {
      throw new IllegalArgumentException(number.getAsInt() + " is not 1 to " + most);
    }
  }

  /** Why a message is left out. */
  public enum Reason {
    RECEIVED_FILTER,
    SIZE_FILTER;

    /** Whether a skipped message's code is one of these. */
    public static boolean isOne(String code) {
      return Arrays.stream(values()).anyMatch(reason -> reason.name().equals(code));
    }
  }

  /**
   * Whether, and why, a message is left out.
   *
   * @param received INTERNALDATE; a message without one is never left out for it
   * @param sizeBytes as the source says, which may err a little
   */
  public Optional<Reason> leavesOut(Optional<Instant> received, long sizeBytes) {
    boolean early =
        receivedFrom.flatMap(from -> received.filter(at -> at.isBefore(from))).isPresent();
    boolean late =
        receivedBefore.flatMap(end -> received.filter(at -> !at.isBefore(end))).isPresent();
    if (early || late) {
      return Optional.of(Reason.RECEIVED_FILTER);
    }
    return maxMessageSizeMB.isPresent() && sizeBytes > maxMessageSizeMB.getAsInt() * MB
        ? Optional.of(Reason.SIZE_FILTER)
        : Optional.empty();
  }

  /** For a person who finds a message left out. */
  public String explain(Reason reason) {
    return switch (reason) {
      case RECEIVED_FILTER ->
          "left out, as the batch's options say: not received"
              + receivedFrom.map(from -> " from " + from + " on").orElse("")
              + (receivedFrom.isPresent() && receivedBefore.isPresent() ? " and" : "")
              + receivedBefore.map(end -> " before " + end).orElse("");
      case SIZE_FILTER ->
          "left out, as the batch's options say: larger than "
              + maxMessageSizeMB.orElse(LARGEST_SIZE_MB)
              + " MB";
    };
  }

  /**
   * The same for selections that leave out the same messages, empty if they leave out none; those
   * that a trial does not copy yet are not left out.
   */
  public String filter() {
    boolean none = receivedFrom.isEmpty() && receivedBefore.isEmpty() && maxMessageSizeMB.isEmpty();
    return none ? "" : written();
  }

  private String written() {
    return receivedFrom.map(Instant::toString).orElse("")
        + "/"
        + receivedBefore.map(Instant::toString).orElse("")
        + "/"
        + maxMessageSizeMB.orElse(0);
  }
}
