package godwit.local.exchange;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Request bodies for tests. */
final class Json {
  static final String KEY = "String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Key";

  private Json() {}

  /** A message that is no draft, with further members as they stand. */
  static String sent(String subject, String... members) {
    return Stream.concat(
            Stream.of("\"subject\":\"" + subject + "\"", properties("Integer 0x0E07=1")),
            Stream.of(members))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Extended properties from {@code id=value}. */
  static String properties(String... pairs) {
    return Stream.of(pairs)
        .map(pair -> pair.split("=", 2))
        .map(pair -> "{\"id\":\"" + pair[0] + "\",\"value\":\"" + pair[1] + "\"}")
        .collect(Collectors.joining(",", "\"singleValueExtendedProperties\":[", "]"));
  }

  /** A message with extended properties only. */
  static String with(String... pairs) {
    return "{" + properties(pairs) + "}";
  }

  static String file(String name, byte[] content) {
    return "{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\""
        + name
        + "\",\"contentBytes\":\""
        + Base64.getEncoder().encodeToString(content)
        + "\"}";
  }

  static String recipient(String address) {
    return "{\"emailAddress\":{\"address\":\"" + address + "\"}}";
  }
}
