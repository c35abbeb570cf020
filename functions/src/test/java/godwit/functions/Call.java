package godwit.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the Java worker hands it over.
 *
 * @param path below {@code /api}, without query
 */
record Call<T>(HttpMethod method, String path, Map<String, String> headers, Optional<T> content)
    implements HttpRequestMessage<Optional<T>> {
  @Override
  public URI getUri() {
    return URI.create("https://godwit.example/api" + path);
  }

  @Override
  public HttpMethod getHttpMethod() {
    return method;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return Map.of();
  }

  @Override
  public Optional<T> getBody() {
    return content;
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new Answer(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(
      com.microsoft.azure.functions.HttpStatus status) {
    return new Answer(status);
  }

  private static final class Answer implements HttpResponseMessage, HttpResponseMessage.Builder {
    private final Map<String, String> headers = new HashMap<>();
    private HttpStatusType status;
    private Object content = "";

    Answer(HttpStatusType status) {
      this.status = status;
    }

    @Override
    public Builder status(HttpStatusType next) {
      status = next;
      return this;
    }

    @Override
    public Builder header(String key, String value) {
      headers.put(key, value);
      return this;
    }

    @Override
    public Builder body(Object next) {
      content = next;
      return this;
    }

    @Override
    public HttpResponseMessage build() {
      return this;
    }

    @Override
    public HttpStatusType getStatus() {
      return status;
    }

    @Override
    public String getHeader(String key) {
      return headers.get(key);
    }

    @Override
    public Object getBody() {
      return content;
    }
  }
}
