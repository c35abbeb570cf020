package godwit.local.exchange.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param status the HTTP status
 * @param headers extra headers
 * @param lengthBytes length of the content, 0 for none, -1 when it is written as it comes
 * @param content writes the content
 */
public record Reply(int status, Map<String, String> headers, long lengthBytes, Content content) {
  private static final String JSON_TYPE =
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Writes the content of an answer. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  public static Reply json(int status, JsonNode node) {
    return bytes(status, JSON_TYPE, Json.bytes(node));
  }

  public static Reply bytes(int status, String type, byte[] content) {
    return new Reply(
        status, Map.of("Content-Type", type), content.length, out -> out.write(content));
  }

  public static Reply streamed(String type, Content content) {
    return new Reply(200, Map.of("Content-Type", type), -1, content);
  }

  public static Reply streamedJson(Content content) {
    return streamed(JSON_TYPE, content);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), 0, out -> {});
  }

  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, lengthBytes, content);
  }
}
