package godwit.inspection;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of a batch that are of one of its source servers, which go forward by themselves: a full
 * server holds up only its own.
 *
 * @param key as the rows name the server, in lower case; empty for those that name none
 */
public record Lane(String key) {
  private static final Lane OWN = new Lane("");

  /** The one of a mailbox. */
  public static Lane of(Mailbox mailbox) {
    return of(mailbox.options().endpoint());
  }

  private static Lane of(Optional<EndpointName> name) {
    return name.map(n -> new Lane(n.key())).orElse(OWN);
  }

  /** Those of a batch, that of its own server first. */
  public static List<Lane> all(Batch batch) {
    return Stream.concat(Stream.of(OWN), batch.rowEndpoints().stream().map(copy -> of(copy.name())))
        .toList();
  }

  /** As the rows name the server; empty if they name none. */
  public Optional<EndpointName> name() {
    return EndpointName.parse(key);
  }

  /** The server. */
  public SourceEndpoint endpoint(Batch batch) {
    return name().flatMap(batch::findRowEndpoint).orElse(batch.endpoint());
  }
}
