package godwit.copy;

import godwit.source.MessageFlags;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import java.util.Arrays;
import java.util.List;

/**
 * Flags as the ledger writes them: S seen, A answered, W forwarded, F flagged, D draft. Where it is
 * not known which of several sets a message was given, they are joined by slashes.
 */
final class Letters {
  private static final String OR = "/";

  private Letters() {}

  static String of(MessageFlags flags) {
    return (flags.seen() ? "S" : "")
        + (flags.answered() ? "A" : "")
        + (flags.forwarded() ? "W" : "")
        + (flags.flagged() ? "F" : "")
        + (flags.draft() ? "D" : "");
  }

  /** What they are at the target; an answer outweighs a forward, as at the create. */
  static MessageMarks marks(String letters) {
    Verb verb = has(letters, 'W') ? Verb.FORWARDED : Verb.NONE;
    return new MessageMarks(
        has(letters, 'S'),
        has(letters, 'F') ? Flag.FLAGGED : Flag.NONE,
        has(letters, 'A') ? Verb.REPLIED : verb);
  }

  /** Each set of letters that a message may have been given, as marks. */
  static List<MessageMarks> possible(String given) {
    return Arrays.stream(given.split(OR, -1)).map(Letters::marks).distinct().toList();
  }

  /** After a change to {@code letters} that may have been carried out. */
  static String perhaps(String given, String letters) {
    return Arrays.asList(given.split(OR, -1)).contains(letters) ? given : given + OR + letters;
  }

  /**
   * What the target was given, after a change was carried over.
   *
   * @param given letters that it was given before
   * @param source letters of the source now
   * @param there what it has now
   */
  static String given(String given, String source, MessageMarks there) {
    MessageMarks wanted = marks(source);
    String old = given.split(OR, -1)[0];
    String verb = there.verb() == wanted.verb() ? source : old;
    return letter('S', there.read() == wanted.read() ? source : old)
        + letter('A', verb)
        + letter('W', verb)
        + letter('F', there.flag() == wanted.flag() ? source : old)
        + letter('D', old);
  }

  private static String letter(char letter, String letters) {
    return has(letters, letter) ? String.valueOf(letter) : "";
  }

  private static boolean has(String letters, char letter) {
    return letters.indexOf(letter) >= 0;
  }
}
