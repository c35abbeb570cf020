package godwit.target.graph;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides {@code Retry-After: 0} from OkHttp, which would send a request without a body again at once
 * on a 503; {@link RetryAfter} still reads it as zero. Stands between OkHttp's own retries and the
 * network. Pinned by {@code SentOnceTest}.
 */
final class NoInstantRetry implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return "0".equals(response.header("Retry-After"))
        ? response.newBuilder().header("Retry-After", "0,0").build()
        : response;
  }
}
