package godwit.mime;

import godwit.target.ExchangeMessage;
import java.util.List;

/**
 * A converted message.
 *
 * @param degradations what could not be kept, in words without content; empty if all was kept
 */
public record Conversion(ExchangeMessage message, List<String> degradations) {
  public Conversion {
    degradations = List.copyOf(degradations);
  }
}
