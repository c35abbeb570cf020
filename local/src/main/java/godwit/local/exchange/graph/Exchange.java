package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.limits.Switchboard;
import godwit.local.exchange.schema.BodyReader;
import godwit.local.exchange.schema.GraphTypes;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.Mailboxes;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the endpoints share.
 *
 * @param mailboxes all mailboxes
 * @param switchboard the settings in force
 * @param types the published types
 * @param clock the time
 * @param address where this server is, for links
 */
public record Exchange(
    Mailboxes mailboxes,
    Switchboard switchboard,
    GraphTypes types,
    Clock clock,
    ServerAddress address) {

  /** Where the server is reached; known only once it listens. */
  @FunctionalInterface
  public interface ServerAddress {
    /** Scheme, host and port without a slash at the end. */
    String base();
  }

  Mailbox mailbox(Call call) {
    return mailboxes.usable(call.path("user"));
  }

  Settings settings() {
    return switchboard.settings();
  }

  /** The time, in the whole seconds that Graph gives. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Reads a JSON body of a type.
   *
   * @throws GraphRefusal 400 UnableToDeserializePostBody, 413
   */
  ObjectNode body(Call call, String type) throws IOException {
    if (!call.request().isJson()) {
      throw GraphRefusal.unreadableBody("the content type is not application/json");
    }
    return new BodyReader(types)
        .read(type, call.request().body().atMost(settings().sizes().requestBytes()));
  }

  String graphRoot() {
    return address.base() + "/v1.0";
  }
}
