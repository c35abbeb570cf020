package godwit.hook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import godwit.SettableClock;
import godwit.endpoint.HostGuard;
import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import godwit.hook.HookCaller;
import godwit.hook.HookCaller.Answer;
import godwit.hook.HookEvent;
import godwit.hook.HookMessage;
import godwit.hook.HookSignature;
import godwit.seal.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHookCallerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String BODY = "{\"id\":\"e1\",\"event\":\"round.finished\"}";
  private static final HookMessage MESSAGE = new HookMessage("e1", HookEvent.ROUND_FINISHED, BODY);

  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private HttpServer server;
  private int status = 202;
  private Map<String, String> headers = Map.of();

  private record Seen(String line, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join("|", headers.getOrDefault(name, List.of()));
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void posts_the_body_with_id_time_and_signature() throws Exception {
    var secret = Optional.of(Secret.of("0123456789abcdef"));

    Answer answer = caller("127.0.0.1").call(delivery(secret));

    assertThat(answer).isEqualTo(new Answer.Taken());
    Seen request = seen.take();
    assertThat(request.line()).isEqualTo("POST /in?sig=a%2Fb");
    assertThat(request.body()).isEqualTo(BODY);
    assertThat(request.header("Content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(request.header("Godwit-event-id")).isEqualTo("e1");
    assertThat(request.header("Godwit-timestamp")).isEqualTo("1795341600");
    assertThat(request.header("Godwit-signature"))
        .isEqualTo(HookSignature.of(secret.get(), NOW, BODY));
  }

  @Test
  void without_a_secret_there_is_no_signature() throws Exception {
    assertThat(caller("127.0.0.1").call(delivery(Optional.empty()))).isEqualTo(new Answer.Taken());

    assertThat(seen.take().header("Godwit-signature")).isEmpty();
  }

  @Test
  void a_receiver_that_wants_no_more_says_410() throws Exception {
    status = 410;

    assertThat(caller("127.0.0.1").call(delivery(Optional.empty()))).isEqualTo(new Answer.Gone());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 400, 404, 500, 503})
  void every_other_answer_is_a_refusal_and_nothing_is_followed(int code) throws Exception {
    status = code;
    headers = Map.of("Location", address() + "/elsewhere", "Retry-After", "90");

    assertThat(caller("127.0.0.1").call(delivery(Optional.empty())))
        .isEqualTo(new Answer.Refused(code, Optional.of(Duration.ofSeconds(90))));
    assertThat(seen).hasSize(1);
  }

  @Test
  void a_host_that_is_not_public_is_not_called() {
    var refused =
        catchThrowableOfType(
            MailboxBlockedException.class,
            () -> caller("nothing.example").call(delivery(Optional.empty())));

    assertThat(refused.code()).isEqualTo("HookHostNotAllowed");
    assertThat(seen).isEmpty();
  }

  @Test
  void nobody_at_the_address_may_pass_and_the_error_does_not_quote_it() {
    server.stop(0);

    var failed =
        catchThrowableOfType(
            TransientException.class, () -> caller("127.0.0.1").call(delivery(Optional.empty())));

    assertThat(failed).hasNoCause();
    assertThat(failed.explanation()).doesNotContain("sig").doesNotContain("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://127.0.0.1:99999/?sig=s3cret", "https://127.0.0.1:0/?sig=s3cret"})
  void an_address_that_cannot_be_called_is_a_failure_like_any_other(String address) {
    var delivery = new HookCaller.Delivery(URI.create(address), Optional.empty(), MESSAGE);

    var refused =
        catchThrowableOfType(
            MailboxBlockedException.class, () -> caller("127.0.0.1").call(delivery));

    assertThat(refused.code()).isEqualTo("HookAddressMalformed");
    assertThat(refused.explanation()).doesNotContain("s3cret");
  }

  @Test
  void connects_to_the_addresses_that_were_judged_and_asks_no_resolver_again() throws Exception {
    // A name that no resolver on earth knows: only the judged address can have been used.
    var guard =
        new HostGuard(host -> List.of(InetAddress.getLoopbackAddress()), Set.of("hooks.invalid"));
    var caller = new HttpHookCaller(new OkHttpClient(), guard, new SettableClock(NOW));
    var address = URI.create("http://hooks.invalid:" + server.getAddress().getPort() + "/");

    assertThat(caller.call(new HookCaller.Delivery(address, Optional.empty(), MESSAGE)))
        .isEqualTo(new Answer.Taken());
  }

  private HookCaller caller(String allowed) {
    var guard = new HostGuard(host -> List.of(InetAddress.getLoopbackAddress()), Set.of(allowed));
    return new HttpHookCaller(new OkHttpClient(), guard, new SettableClock(NOW));
  }

  private HookCaller.Delivery delivery(Optional<Secret> secret) {
    return new HookCaller.Delivery(URI.create(address() + "/in?sig=a%2Fb"), secret, MESSAGE);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        new Seen(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            body));
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
