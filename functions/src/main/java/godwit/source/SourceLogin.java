package godwit.source;

import godwit.endpoint.SourceEndpoint;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * How to get into one mailbox at the source.
 *
 * @param userName as in the CSV, including administrator forms such as {@code user*admin}
 * @param password of the row: a password or token; empty where the endpoint's secret serves
 * @param userRoot path of the user's folder tree for virtual shared folders (Courier, Oracle)
 * @param secret the endpoint's own: an administrator's password, client secret or service account
 *     key
 */
public record SourceLogin(
    SourceEndpoint endpoint,
    String userName,
    Secret password,
    Optional<String> userRoot,
    Optional<Secret> secret) {
  /** A log-in at an endpoint without a secret of its own. */
  public SourceLogin(
      SourceEndpoint endpoint, String userName, Secret password, Optional<String> userRoot) {
    this(endpoint, userName, password, userRoot, Optional.empty());
  }

  /** Names the server only: user names are personal data. */
  @Override
  public String toString() {
    return "SourceLogin[" + endpoint.key().value() + "]";
  }
}
