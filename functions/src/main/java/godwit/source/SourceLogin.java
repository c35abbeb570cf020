package godwit.source;

import godwit.endpoint.SourceEndpoint;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * How to get into one mailbox at the source.
 *
 * @param userName as in the CSV, including administrator forms such as {@code user*admin}
 * @param userRoot path of the user's folder tree for virtual shared folders (Courier, Oracle)
 */
public record SourceLogin(
    SourceEndpoint endpoint, String userName, Secret password, Optional<String> userRoot) {
  /** Names the server only: user names are personal data. */
  @Override
  public String toString() {
    return "SourceLogin[" + endpoint.key().value() + "]";
  }
}
