package godwit.endpoint;

import java.util.Locale;
import java.util.Optional;

/**
 * Name under which a source server is kept for many batches. Names that differ only in case are the
 * same name.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit
 */
public record EndpointName(String value) {
  private static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  public EndpointName {
    if (!value.matches(FORM)) {
      throw new IllegalArgumentException("not an endpoint name");
    }
  }

  /** Reads a name from outside; empty if it has not the form. */
  public static Optional<EndpointName> parse(String text) {
    return text.matches(FORM) ? Optional.of(new EndpointName(text)) : Optional.empty();
  }

  /** What two names are compared by. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }
}
