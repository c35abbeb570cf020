package godwit.batch;

import java.util.Locale;
import java.util.Optional;

/**
 * Name of a batch: no spaces or special characters, as in the native service. Names that differ
 * only in case are the same name.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit
 */
public record BatchName(String value) {
  private static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  public BatchName {
    if (!value.matches(FORM)) {
      throw new IllegalArgumentException("not a batch name");
    }
  }

  /** Reads a name from outside; empty if it has not the form. */
  public static Optional<BatchName> parse(String text) {
    return text.matches(FORM) ? Optional.of(new BatchName(text)) : Optional.empty();
  }

  /** What two names are compared by. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }
}
