package godwit.intake;

import java.util.Map;

/**
 * A request to make a batch, as it came.
 *
 * @param fields name, endpoint and options, unchecked
 * @param requestKey the caller's Idempotency-Key; empty if there was none
 */
public record BatchSubmission(Map<String, String> fields, CsvText csv, String requestKey) {
  public BatchSubmission {
    fields = Map.copyOf(fields);
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "BatchSubmission[hidden]";
  }
}
