package godwit.cutover;

import java.time.Duration;
import java.util.List;

/** What DNS says of a domain's MX records (RFC 5321 §5.1). */
public sealed interface MxAnswer {
  /**
   * There are MX records.
   *
   * @param hosts lower case, without the final dot, by preference and then by name; {@code "."}
   *     alone says that the domain takes no mail (RFC 7505)
   * @param ttl for how long others may still remember the present answer
   */
  record Found(List<String> hosts, Duration ttl) implements MxAnswer {
    public Found {
      hosts = List.copyOf(hosts);
    }
  }

  /** The domain has none or does not exist. */
  record None() implements MxAnswer {}

  /** No server answered in time, or none could; to be asked again later. */
  record Unanswered() implements MxAnswer {}
}
