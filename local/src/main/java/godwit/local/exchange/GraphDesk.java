package godwit.local.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import godwit.local.exchange.graph.UploadEndpoints;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.ErrorBody;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Request;
import godwit.local.exchange.http.Router;
import godwit.local.exchange.limits.Counters;
import godwit.local.exchange.limits.Gates;
import godwit.local.exchange.limits.MailboxGate;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.limits.Switchboard;
import godwit.local.exchange.store.Mailbox;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Carries out one request: token, route, throttle, latency, endpoint; turns refusals into answers.
 */
final class GraphDesk {
  private static final Set<String> UPLOADING = Set.of("POST", "PUT", "PATCH");

  private final Router router;
  private final UploadEndpoints uploads;
  private final Switchboard switchboard;
  private final Gates gates;
  private final Counters counters;
  private final SimulatorOptions options;

  GraphDesk(
      Router router,
      UploadEndpoints uploads,
      Switchboard switchboard,
      Gates gates,
      Counters counters,
      SimulatorOptions options) {
    this.router = router;
    this.uploads = uploads;
    this.switchboard = switchboard;
    this.gates = gates;
    this.counters = counters;
    this.options = options;
  }

  /**
   * Answers; never throws a refusal.
   *
   * @throws IOException when the caller went away
   */
  Reply answer(Request request) throws IOException {
    try {
      Reply reply = carryOut(request);
      return request.prefersImmutableIds()
          ? reply.with("Preference-Applied", "IdType=\"ImmutableId\"")
          : reply;
    } catch (GraphRefusal refusal) {
      return refused(request, refusal);
    } catch (JsonProcessingException e) {
      return refused(request, GraphRefusal.unreadableBody("the JSON is malformed"));
    }
  }

  /** The error body for a refusal. */
  Reply refused(Request request, GraphRefusal refusal) {
    String requestId = UUID.randomUUID().toString();
    String clientId = request.header("client-request-id").orElse(requestId);
    return ErrorBody.reply(refusal, options.time().clock().instant(), requestId, clientId)
        .with("request-id", requestId)
        .with("client-request-id", clientId);
  }

  private Reply carryOut(Request request) throws IOException {
    String root = root(request);
    if (root.equals("v1.0")) {
      requireToken(request);
    } else if (root.equals(UploadEndpoints.ROOT)) {
      UploadEndpoints.requireAnonymous(request);
    }
    Call call = router.resolve(request);
    counters.request(call.route().label(), request.body().announcedBytes());
    Optional<String> mailbox = mailboxOf(call, root);
    return mailbox.isPresent()
        ? throttled(call, mailbox.get())
        : call.route().handler().handle(call);
  }

  private static String root(Request request) {
    return request.target().segments().isEmpty()
        ? ""
        : request.target().segments().getFirst().toLowerCase(Locale.ROOT);
  }

  private void requireToken(Request request) {
    if (!request.header("authorization").equals(Optional.of("Bearer " + options.token()))) {
      throw GraphRefusal.of(
          401, "InvalidAuthenticationToken", "Access token is empty or not valid.");
    }
  }

  private Optional<String> mailboxOf(Call call, String root) {
    if (root.equals(UploadEndpoints.ROOT)) {
      return uploads.mailboxOf(call).map(Mailbox::address);
    }
    return Optional.ofNullable(call.bindings().get("user")).map(u -> u.toLowerCase(Locale.ROOT));
  }

  // The place is given back before the answer goes out: a caller that sends its next request when
  // it
  // has the answer in hand is never one too many.
  private Reply throttled(Call call, String mailbox) throws IOException {
    Settings settings = switchboard.settings();
    MailboxGate gate = gates.of(mailbox, settings.throttle());
    enter(gate, settings.throttle(), call.request());
    try {
      pause(settings.latencyMillis());
      return call.route().handler().handle(call);
    } finally {
      gate.leave(call.request().body().unannouncedBytes());
    }
  }

  private void enter(MailboxGate gate, Settings.Throttle throttle, Request request) {
    long bytes =
        UPLOADING.contains(request.method()) ? Math.max(0, request.body().announcedBytes()) : 0;
    try {
      gate.enter(throttle, bytes);
    } catch (GraphRefusal refusal) {
      counters.throttled(refusal.text());
      throw refusal;
    }
  }

  private void pause(long millis) {
    if (millis == 0) {
      return;
    }
    try {
      options.time().pause().pause(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
