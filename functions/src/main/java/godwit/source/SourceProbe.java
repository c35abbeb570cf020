package godwit.source;

import godwit.endpoint.SourceEndpoint;
import java.util.Optional;

/** Tries a source server out, step by step, for a person who wants to know what is wrong. */
@FunctionalInterface
public interface SourceProbe {
  /**
   * Tries the steps in order until one fails. Reads only; a password is tried once. What the server
   * does wrong is a step that failed, never an exception.
   *
   * @param login absent to end before the log-in
   */
  ProbeReport probe(SourceEndpoint endpoint, Optional<SourceLogin> login);
}
