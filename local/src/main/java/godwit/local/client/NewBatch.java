package godwit.local.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What makes a batch.
 *
 * @param options of the query, such as {@code host} and {@code security}
 * @param csv the file as it is
 */
public record NewBatch(String name, Map<String, String> options, CsvFile csv) {
  public NewBatch {
    options = Map.copyOf(options);
  }

  String query() {
    String rest =
        options.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(o -> "&" + o.getKey() + "=" + encoded(o.getValue()))
            .collect(Collectors.joining());
    return "name=" + encoded(name) + rest;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
