package godwit.target.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Turns every answer outside 200 to 299 into a {@link GraphFaultException}, for the SDK and for our
 * own requests alike, whether its body is Graph's JSON, a proxy's HTML or nothing.
 */
final class RefusedAnswers implements Interceptor {
  private static final int MOST_BYTES_OF_AN_ERROR = 16 * 1024;

  private final JsonFactory json = new JsonFactory();
  private final Clock clock;

  RefusedAnswers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      throw new GraphFaultException(
          new GraphFault(response.code(), code(response), retryAfter(response)));
    }
  }

  private Optional<Duration> retryAfter(Response response) {
    return response.headers("Retry-After").stream()
        .flatMap(header -> RetryAfter.parse(header, clock.instant()).stream())
        .findFirst();
  }

  private String code(Response response) {
    try (JsonParser parser =
        json.createParser(response.peekBody(MOST_BYTES_OF_AN_ERROR).byteStream())) {
      return code(parser);
    } catch (IOException unreadable) {
      // Not JSON, or cut short: the status alone has to do.
      return "";
    }
  }

  private static String code(JsonParser parser) throws IOException {
    if (!enter(parser, "error") || parser.nextToken() != JsonToken.START_OBJECT) {
      return "";
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals("code");
      JsonToken value = parser.nextToken();
      if (wanted && value == JsonToken.VALUE_STRING) {
        return printable(parser.getText());
      }
      parser.skipChildren();
    }
    return "";
  }

  private static boolean enter(JsonParser parser, String member) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals(member)) {
        return true;
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return false;
  }

  /** A code is a short name; anything else may be content and is dropped. */
  private static String printable(String code) {
    return code.matches("[A-Za-z0-9_.\\-]{1,80}") ? code : "";
  }
}
