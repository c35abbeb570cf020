package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a benchmark found.
 *
 * @param lines for people
 * @param figures every figure, for programs
 * @param faults why the figures are worth nothing, such as messages that did not arrive; empty if
 *     they hold
 */
record BenchResult(List<String> lines, JsonNode figures, List<String> faults) {
  BenchResult {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }
}
