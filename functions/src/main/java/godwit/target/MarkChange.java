package godwit.target;

import java.util.List;
import java.util.function.Function;

/**
 * A change of a message's marks at the source, to be carried over without undoing what the owner of
 * the target has done: each mark on its own, and only where it changed at the source and the target
 * still has what it was given last.
 *
 * @param before what the source had when it was last compared
 * @param given what the target was given last; several where it is not known which of them, as an
 *     answer was lost
 * @param now what the source has now
 */
public record MarkChange(MessageMarks before, List<MessageMarks> given, MessageMarks now) {
  public MarkChange {
    given = List.copyOf(given);
    if (given.isEmpty()) {
      throw new IllegalArgumentException("every message was given marks when it was made");
    }
  }

  /** Where it is known what the target was given last. */
  public MarkChange(MessageMarks before, MessageMarks given, MessageMarks now) {
    this(before, List.of(given), now);
  }

  /** Whether there is anything to carry over. */
  public boolean isAny() {
    return !before.equals(now) || given.stream().distinct().count() > 1;
  }

  /**
   * What the target shall have.
   *
   * @param there what it has
   */
  public MessageMarks on(MessageMarks there) {
    return new MessageMarks(
        pick(MessageMarks::read, there),
        pick(MessageMarks::flag, there),
        // An answer that was given stays given: no program takes it back, and servers lose flags.
        now.verb() == MessageMarks.Verb.NONE ? there.verb() : pick(MessageMarks::verb, there));
  }

  private <T> T pick(Function<MessageMarks, T> mark, MessageMarks there) {
    List<T> ours = given.stream().map(mark).distinct().toList();
    boolean changed = !mark.apply(before).equals(mark.apply(now)) || ours.size() > 1;
    return mark.apply(changed && ours.contains(mark.apply(there)) ? now : there);
  }
}
