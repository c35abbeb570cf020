package godwit.target;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every created message carries in one named property, so that it can be found again. Value
 * comparison at the target ignores case, so stamps are lower case.
 *
 * @param value folder identity, UIDVALIDITY, UID and content fingerprint; lower case, at most 120
 *     characters of letters, digits, dot and hyphen
 */
public record MessageStamp(String value) {
  private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9.-]+");

  private static final int LONGEST = 120;

  public MessageStamp {
    if (!hasForm(value)) {
      throw new IllegalArgumentException("not a stamp: " + value);
    }
  }

  /** Reads what a target holds, in whatever case; empty if it has not the form. */
  public static Optional<MessageStamp> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return hasForm(lower) ? Optional.of(new MessageStamp(lower)) : Optional.empty();
  }

  private static boolean hasForm(String value) {
    return value.length() <= LONGEST && CHARACTERS.matcher(value).matches();
  }
}
