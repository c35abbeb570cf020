package godwit.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Media types of requests and what a caller accepts (RFC 9110 §8.3.1, §12.5.1). */
final class MediaType {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";
  static final String CSV = "text/csv";
  static final String HTML = "text/html";

  private MediaType() {}

  /** Type and subtype in lower case, parameters cut off. */
  static String of(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * What of {@code offered} the caller likes best; empty if none is acceptable.
   *
   * @param accept the Accept header; blank accepts all
   * @param offered the first is taken where the caller has no preference
   */
  static Optional<String> best(String accept, List<String> offered) {
    if (accept.isBlank()) {
      return Optional.of(offered.getFirst());
    }
    // Stable: among equals the first offered stays first.
    return offered.stream()
        .filter(type -> quality(accept, type) > 0)
        .min(Comparator.comparingDouble((String type) -> -quality(accept, type)));
  }

  /** The quality that the most specific matching range gives to {@code type}. */
  private static double quality(String accept, String type) {
    return Arrays.stream(accept.split(",", 50))
        .filter(range -> specificity(of(range), type) > 0)
        .max(Comparator.comparingInt(range -> specificity(of(range), type)))
        .map(MediaType::quality)
        .orElse(0.0);
  }

  private static int specificity(String range, String type) {
    if (range.equals(type)) {
      return 3;
    }
    if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
      return 2;
    }
    return range.equals("*/*") ? 1 : 0;
  }

  private static double quality(String range) {
    return Arrays.stream(range.split(";", 20))
        .map(String::strip)
        .filter(part -> part.matches("[qQ]=[01](\\.\\d{0,3})?"))
        .map(part -> Double.parseDouble(part.substring(2)))
        .findFirst()
        .orElse(1.0);
  }
}
