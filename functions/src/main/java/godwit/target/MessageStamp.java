package godwit.target;

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

  public MessageStamp {
    if (value.length() > 120 || !CHARACTERS.matcher(value).matches()) {
      throw new IllegalArgumentException("not a stamp: " + value);
    }
  }
}
