package godwit.api;

import godwit.batch.Batch;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Why an endpoint stays as it is. */
final class EndpointRefusal {
  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final int MAX_NAMED = 20;

  private EndpointRefusal() {}

  /**
   * Batches use it.
   *
   * @param advice what to do, a sentence
   */
  static Refusal inUse(List<Batch> users, String advice) {
    String names =
        users.stream()
            .limit(MAX_NAMED)
            .map(batch -> batch.id().name().value())
            .collect(Collectors.joining(", "));
    String more = users.size() > MAX_NAMED ? " and " + (users.size() - MAX_NAMED) + " more" : "";
    return new Refusal(
            409,
            "endpoint-in-use",
            "Batches use the endpoint",
            "It is in use by " + names + more + ". " + advice)
        .having("batches", users.stream().map(batch -> batch.id().name().value()).toList());
  }

  static Refusal overtaken() {
    return new Refusal(503, "busy", "Not possible at the moment", "The endpoint changes too often.")
        .retryAfter(BUSY);
  }
}
