package godwit.assess;

import java.util.OptionalLong;

/**
 * How much there is in a mailbox, in the folders that would be copied.
 *
 * @param folders that can hold messages
 * @param emptyFolders of them, those without any
 * @param messages in all folders
 * @param bytes of all messages, as the server says
 * @param largestBytes of the largest message that was asked for
 * @param overLimit messages that the target would refuse for their size
 * @param estimated whether bytes and largest message are known of a part of the messages only
 * @param targetMessages in the target's mail folders now; empty if it could not be asked
 */
public record Figures(
    int folders,
    int emptyFolders,
    long messages,
    long bytes,
    long largestBytes,
    long overLimit,
    boolean estimated,
    OptionalLong targetMessages) {
  /** Nothing is known. */
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, false, OptionalLong.empty());

  /** With those of a further folder, or of another mailbox. */
  public Figures plus(Figures more) {
    return new Figures(
        folders + more.folders,
        emptyFolders + more.emptyFolders,
        messages + more.messages,
        bytes + more.bytes,
        Math.max(largestBytes, more.largestBytes),
        overLimit + more.overLimit,
        estimated || more.estimated,
        sum(targetMessages, more.targetMessages));
  }

  Figures withTarget(OptionalLong held) {
    return new Figures(
        folders, emptyFolders, messages, bytes, largestBytes, overLimit, estimated, held);
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isEmpty() && b.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(a.orElse(0) + b.orElse(0));
  }
}
