package godwit.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request to make a batch, as it came.
 *
 * @param fields name, endpoint and options, unchecked
 * @param requestKey the caller's Idempotency-Key; empty if there was none
 */
public record BatchSubmission(Map<String, String> fields, CsvText csv, String requestKey) {
  /** Fields that may stand in a body only, as addresses are written to logs. */
  public static final Set<String> SECRET_FIELDS =
      Stream.concat(AccessReader.SECRETS.stream(), HookReader.OF_BATCH_SECRETS.stream())
          .collect(Collectors.toUnmodifiableSet());

  public BatchSubmission {
    fields = Map.copyOf(fields);
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "BatchSubmission[hidden]";
  }
}
