package godwit.endpoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a Gmail message's further labels; the message itself is copied once. */
public enum LabelUse {
  /** Outlook categories of the one copy. */
  CATEGORIES,
  /** A copy in the folder of each label. */
  COPIES,
  /** Nothing. */
  IGNORED;

  /** Reads {@code categories}, {@code copies} or {@code ignored} in any case. */
  public static Optional<LabelUse> parse(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(use -> use.name().equals(wanted)).findFirst();
  }
}
