package godwit.hook.http;

import godwit.endpoint.HostGuard;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.hook.HookCaller;
import godwit.hook.HookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Delivers with a POST over a connection of its own. Connects to the addresses that the guard has
 * just judged and not to what the name means a moment later; follows nothing; reads nothing of an
 * answer but its status.
 */
public final class HttpHookCaller implements HookCaller {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final OkHttpClient http;
  private final HostGuard guard;
  private final Clock clock;

  /**
   * @param http trusts what the platform trusts, but for tests
   * @param guard asked before each delivery
   */
  HttpHookCaller(OkHttpClient http, HostGuard guard, Clock clock) {
    this.http =
        http.newBuilder()
            .connectTimeout(CONNECT)
            .callTimeout(LIMIT)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    this.guard = guard;
    this.clock = clock;
  }

  public HttpHookCaller(HostGuard guard, Clock clock) {
    this(new OkHttpClient(), guard, clock);
  }

  @Override
  public Answer call(Delivery delivery) throws MigrationException {
    Request request = request(delivery);
    List<InetAddress> addresses = addresses(request.url().host());
    OkHttpClient one = http.newBuilder().dns(name -> addresses).build();
    try (Response answer = one.newCall(request).execute()) {
      return meaning(answer);
    } catch (IOException e) {
      // Not as a cause: an HTTP client's errors may quote the address with its query.
      throw new TransientException(
          "HookUnreachable", "tried to deliver a web hook: no answer came from its host");
    }
  }

  private List<InetAddress> addresses(String host) throws MigrationException {
    return switch (guard.judge(host)) {
      case HostGuard.Verdict.Allowed allowed -> allowed.addresses();
      case HostGuard.Verdict.Refused refused ->
          throw new MailboxBlockedException(
              "HookHostNotAllowed",
              "tried to deliver a web hook: its host has an address that is not public; an"
                  + " administrator of this app can allow it in ALLOWED_PRIVATE_HOSTS");
      case HostGuard.Verdict.NotFound missing ->
          throw new TransientException(
              "HookHostNotFound", "tried to deliver a web hook: DNS has no address for its host");
    };
  }

  private Request request(Delivery delivery) throws MailboxBlockedException {
    HttpUrl address = HttpUrl.parse(delivery.address().toString());
    if (address == null) {
      // A defect here would keep all others from being told.
      throw new MailboxBlockedException(
          "HookAddressMalformed",
          "tried to deliver a web hook: its address cannot be called; subscribe with another");
    }
    String body = delivery.message().body();
    Instant now = clock.instant();
    var request =
        new Request.Builder()
            .url(address)
            .header("User-Agent", "Godwit")
            .header("Connection", "close")
            .header(HookSignature.EVENT_ID, delivery.message().id())
            .header(HookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .post(RequestBody.create(body, JSON));
    delivery
        .secret()
        .ifPresent(
            secret -> request.header(HookSignature.SIGNATURE, HookSignature.of(secret, now, body)));
    return request.build();
  }

  private static Answer meaning(Response answer) {
    if (answer.isSuccessful()) {
      return new Answer.Taken();
    }
    return answer.code() == 410
        ? new Answer.Gone()
        : new Answer.Refused(answer.code(), wait(answer));
  }

  private static Optional<Duration> wait(Response answer) {
    return Optional.ofNullable(answer.header("Retry-After"))
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
