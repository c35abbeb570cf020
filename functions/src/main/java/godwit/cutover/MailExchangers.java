package godwit.cutover;

import java.util.Collection;
import java.util.Map;

/** Finds where mail for domains is delivered. A port: DNS in the app, a table in tests. */
public interface MailExchangers {
  /**
   * Looks all domains up at once; takes as long as the slowest, a few seconds at most.
   *
   * @param domains ASCII names, at most {@link CutoverCheck#MAX_DOMAINS}
   * @return an answer for each of them
   */
  Map<String, MxAnswer> of(Collection<String> domains);
}
