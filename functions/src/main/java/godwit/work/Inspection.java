package godwit.work;

import java.util.Arrays;
import java.util.Locale;

/** A look at mailboxes that changes nothing in them. */
public enum Inspection {
  /** Before the copy: whether it can work, how much there is and how long it will take. */
  ASSESS,
  /** After the copy: whether everything is at the target, message by message. */
  VERIFY;

  /** As queue messages and holders of slots spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #word} gave. */
  public static Inspection of(String word) {
    return Arrays.stream(values())
        .filter(i -> i.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no inspection of this name"));
  }
}
