package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.intake.Problems;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is answered with a problem document (RFC 9457). */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String title;
  private final transient Map<String, String> headers;
  private final transient ObjectNode members;
  private final transient Problems problems;

  private Refusal(
      Refusal from, Map<String, String> headers, ObjectNode members, Problems problems) {
    super(from.getMessage(), null, false, false);
    this.status = from.status;
    this.type = from.type;
    this.title = from.title;
    this.headers = Map.copyOf(headers);
    this.members = members;
    this.problems = problems;
  }

  /**
   * @param type last word of the problem's type URI
   * @param title the kind of problem, the same for each occurrence
   * @param detail this occurrence, for a person
   */
  Refusal(int status, String type, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.title = title;
    this.headers = Map.of();
    this.members = Json.object();
    this.problems = Problems.NONE;
  }

  static Refusal badRequest(String type, String detail) {
    return new Refusal(400, type, "The request is not understood", detail);
  }

  static Refusal notFound(String type, String detail) {
    return new Refusal(404, type, "Not found", detail);
  }

  /**
   * What the present status does not allow.
   *
   * @param of {@code batch}, {@code mailbox} or {@code endpoint}
   * @param what a sentence
   * @param possible what is possible instead, in the words of the HTTP interface
   */
  static Refusal impossible(String of, String what, List<String> possible) {
    String now = possible.isEmpty() ? "nothing" : String.join(", ", possible);
    var refusal =
        new Refusal(
            409,
            of + "-status",
            "Not possible in this status",
            what + " Possible now: " + now + ".");
    ObjectNode members = Json.object();
    possible.forEach(members.putArray("possible")::add);
    return new Refusal(refusal, Map.of(), members, Problems.NONE);
  }

  /** The same with a further member of the document (RFC 9457 §3.2). */
  Refusal having(String member, String value) {
    return new Refusal(this, headers, members.deepCopy().put(member, value), problems);
  }

  /** The same with a further member that lists something. */
  Refusal having(String member, List<String> values) {
    ObjectNode more = members.deepCopy();
    values.forEach(more.putArray(member)::add);
    return new Refusal(this, headers, more, problems);
  }

  Refusal with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Refusal(this, more, members, problems);
  }

  Refusal retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
  }

  Refusal with(Problems faults) {
    return new Refusal(this, headers, members, faults);
  }

  ApiAnswer answer() {
    var document =
        Json.object()
            .put("type", "urn:godwit:problem:" + type)
            .put("title", title)
            .put("status", status)
            .put("detail", String.valueOf(getMessage()));
    document.setAll(members);
    if (!problems.isEmpty()) {
      ProblemJson.faults(document, problems);
    }
    ApiAnswer answer = ApiAnswer.of(status, MediaType.PROBLEM, Json.text(document));
    for (var header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
