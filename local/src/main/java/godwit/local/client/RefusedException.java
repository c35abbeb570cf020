package godwit.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An answer other than success; the message is what the answer says, every fault on its line. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** From a problem document (RFC 9457), or from whatever else came. */
  static RefusedException of(String tried, int status, String body) {
    return new RefusedException(
        status, "tried to " + tried + ": answer " + status + ", " + words(body));
  }

  private static String words(String body) {
    JsonNode problem;
    try {
      problem = new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      return body.strip();
    }
    if (!problem.has("title")) {
      return body.strip();
    }
    var words = new StringBuilder(problem.path("title").asText());
    words.append(": ").append(problem.path("detail").asText());
    for (JsonNode fault : problem.path("faults")) {
      words.append("\n  ").append(fault.path("message").asText());
      words.append(' ').append(fault.path("action").asText());
    }
    return words.toString();
  }

  /** Status code of the answer. */
  public int status() {
    return status;
  }
}
