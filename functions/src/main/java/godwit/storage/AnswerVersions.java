package godwit.storage;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Reads the first row's new version out of a transaction's answer: azure-data-tables 12.5.9 throws
 * it away, and a read of the row would be a storage transaction for each window of messages.
 */
final class AnswerVersions implements HttpPipelinePolicy {
  private static final String SINK = "godwit-first-version";

  /** One for each row, in their order (REST API: performing entity group transactions). */
  private static final String PART = "HTTP/1.1 ";

  private static final Pattern ETAG = Pattern.compile("(?im)^ETag:[ \\t]*(\\S.*?)[ \\t]*\\r?$");

  /** Takes the version from the answer to one call. For one call and its thread. */
  static final class Sink {
    private volatile Optional<String> version = Optional.empty();

    /** A call with this says the version here. */
    Context context() {
      return new Context(SINK, this);
    }

    /** Empty if the answer had none. */
    Optional<String> version() {
      return version;
    }
  }

  /** Tries are counted as one call: only the last answer matters. */
  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    HttpResponse answer = next.processSync();
    Optional<Sink> sink = sink(context);
    if (sink.isEmpty()) {
      return answer;
    }
    HttpResponse whole = answer.buffer();
    sink.get().version = first(whole.getBodyAsBinaryData().toString());
    return whole;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    Optional<Sink> sink = sink(context);
    return sink.isEmpty()
        ? next.process()
        : next.process()
            .map(HttpResponse::buffer)
            .flatMap(whole ->
                whole
                    .getBodyAsString()
                    .doOnNext(text -> sink.get().version = first(text))
                    .thenReturn(whole));
  }

  private static Optional<Sink> sink(HttpPipelineCallContext context) {
    return context.getData(SINK).map(Sink.class::cast);
  }

  /** The version of the first row of an answer; empty if there is none. */
  static Optional<String> first(String answer) {
    int begin = answer.indexOf(PART);
    if (begin < 0) {
      return Optional.empty();
    }
    int next = answer.indexOf(PART, begin + PART.length());
    Matcher etag = ETAG.matcher(answer.substring(begin, next < 0 ? answer.length() : next));
    return etag.find() ? Optional.of(etag.group(1)) : Optional.empty();
  }
}
