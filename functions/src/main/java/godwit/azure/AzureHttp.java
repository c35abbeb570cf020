package godwit.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * How requests to Azure's services are sent. One that fails is sent again up to three times within
 * about four seconds; a wish to wait longer goes to the caller.
 */
public final class AzureHttp {
  /** Before the first repetition; it doubles with each further one. */
  public static final Duration FIRST_DELAY = Duration.ofMillis(300);

  private static final int TRIES_MORE = 3;
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 429, 500, 502, 503, 504);

  private AzureHttp() {}

  /**
   * A client on the JDK's own, which shares its connections; nothing is sent yet.
   *
   * @param answerWithin the longest silence before an answer and within it
   */
  public static HttpClient client(Duration answerWithin) {
    return new JdkHttpClientBuilder()
        .connectionTimeout(CONNECT_WITHIN)
        .responseTimeout(answerWithin)
        .readTimeout(answerWithin)
        .build();
  }

  /** When a request is sent again by the SDK. Only for requests that may be repeated. */
  public static RetryOptions retries(Duration firstDelay) {
    var backoff =
        new ExponentialBackoffOptions()
            .setMaxRetries(TRIES_MORE)
            .setBaseDelay(firstDelay)
            .setMaxDelay(LONGEST_DELAY);
    return new RetryOptions(backoff).setShouldRetryCondition(AzureHttp::isWorthAnotherTry);
  }

  /** The wait that an answer asks for in whole seconds; these services send no other form. */
  public static Optional<Duration> retryAfter(HttpHeaders headers) {
    String seconds = headers.getValue(HttpHeaderName.RETRY_AFTER);
    return seconds == null || !seconds.matches("\\d{1,6}")
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static boolean isWorthAnotherTry(RequestRetryCondition last) {
    HttpResponse response = last.getResponse();
    if (response == null) {
      Throwable thrown = last.getThrowable();
      return thrown instanceof IOException
          || thrown instanceof UncheckedIOException
          || thrown instanceof TimeoutException;
    }
    return WORTH_ANOTHER_TRY.contains(response.getStatusCode())
        && retryAfter(response.getHeaders())
            .map(wish -> wish.compareTo(LONGEST_DELAY) <= 0)
            .orElse(true);
  }
}
