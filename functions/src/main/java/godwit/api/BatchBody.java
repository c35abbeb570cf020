package godwit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.intake.BatchSubmission;
import godwit.intake.CsvText;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request to make a batch: a CSV as it is, or JSON around it. Fields of the body win
 * over those of the query.
 */
final class BatchBody {
  /** Longest JSON text: 10 MB in base64 and room for the rest. */
  static final int MAX_TEXT = 15 * 1024 * 1024;

  /** A file and what a form puts around it. */
  static final int MAX_BYTES = CsvText.MAX_BYTES + 256 * 1024;

  private static final List<String> CSV_MEMBERS = List.of("csv", "csvBase64", "contentBytes");
  // What Power Automate sends beside the content of a file.
  private static final List<String> PASSED_OVER = List.of("fileName", "$content-type");

  private BatchBody() {}

  /**
   * What a request says.
   *
   * @param fields name, endpoint and options
   */
  record Content(Map<String, String> fields, CsvText csv) {
    Content {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Content[hidden]";
    }
  }

  /** Reads one kind of body. */
  @FunctionalInterface
  interface Reader {
    Content read(ApiRequest request) throws Refusal;
  }

  /** Reads what {@code POST /batches} takes: text/csv or JSON. */
  static Content text(ApiRequest request) throws Refusal {
    String type = request.mediaType();
    boolean json = type.equals(MediaType.JSON) || type.endsWith("+json");
    boolean csv = List.of(MediaType.CSV, "text/plain", "application/csv").contains(type);
    if (!json && !csv) {
      throw unsupported("text/csv or application/json; send files as they are to /batches/upload");
    }
    String text = requireText(request);
    return json
        ? ofJson(request, Json.parse(text))
        : new Content(fields(request), CsvText.received(text));
  }

  /** Reads what {@code POST /batches/upload} takes: octet-stream or a form with one file. */
  static Content file(ApiRequest request) throws Refusal {
    if (!ApiRequest.arrivesAsBytes(request.mediaType())) {
      throw unsupported("application/octet-stream or multipart/form-data");
    }
    byte[] body = requireBytes(request);
    if (request.mediaType().equals("application/octet-stream")) {
      return new Content(fields(request), CsvText.of(body));
    }
    UploadForm form = UploadForm.read(request.headers().getOrDefault("content-type", ""), body);
    var fields = new HashMap<>(fields(request));
    fields.putAll(form.fields());
    return new Content(fields, form.csv());
  }

  private static Content ofJson(ApiRequest request, ObjectNode json) throws Refusal {
    var fields = new HashMap<>(fields(request));
    Optional<CsvText> csv = Optional.empty();
    for (var member : json.properties()) {
      String name = member.getKey();
      if (CSV_MEMBERS.contains(name) || name.equals("$content")) {
        if (csv.isPresent()) {
          throw Refusal.badRequest("csv", "The CSV is there twice; send it once.");
        }
        csv = Optional.of(csv(name, member.getValue()));
      } else if (!PASSED_OVER.contains(name)) {
        JsonFields.put(fields, name, member.getValue());
      }
    }
    return new Content(
        fields,
        csv.orElseThrow(() ->
            Refusal.badRequest(
                "csv", "The CSV is missing: send it as csv, csvBase64 or contentBytes.")));
  }

  private static CsvText csv(String name, JsonNode value) throws Refusal {
    // Power Automate wraps a file as {"$content-type": ..., "$content": base64}.
    if (value instanceof ObjectNode wrapped && wrapped.has("$content")) {
      return csv("$content", wrapped.get("$content"));
    }
    if (!value.isTextual()) {
      throw Refusal.badRequest("csv", "The CSV is no text" + JsonFields.at(name));
    }
    if (name.equals("csv")) {
      return CsvText.received(value.asText());
    }
    try {
      return CsvText.of(Base64.getMimeDecoder().decode(strictly(value.asText())));
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("base64", "The CSV is not readable as base64" + JsonFields.at(name));
    }
  }

  // The MIME decoder skips what is not base64; a damaged file must not be read as a shorter one.
  private static String strictly(String text) {
    if (!text.matches("[A-Za-z0-9+/\\r\\n]*+={0,2}\\s*")) {
      throw new IllegalArgumentException("not base64");
    }
    return text;
  }

  /** What the address says, without keys; a secret there is refused. */
  static Map<String, String> fields(ApiRequest request) throws Refusal {
    var fields = new HashMap<>(request.query());
    fields.keySet().removeIf(Keys::isKey);
    for (String secret : BatchSubmission.SECRET_FIELDS) {
      if (fields.containsKey(secret)) {
        throw Refusal.badRequest(
            "secret-in-address",
            secret + " is a secret: send it in a JSON body, as addresses are written to logs.");
      }
    }
    return fields;
  }

  private static String requireText(ApiRequest request) throws Refusal {
    return switch (request.body()) {
      case Body.Text text when text.text().length() > MAX_TEXT -> throw tooLarge();
      case Body.Text text when !text.text().isEmpty() -> text.text();
      case Body.Text empty -> throw empty(request);
      case Body.None none -> throw empty(request);
      case Body.Bytes bytes -> throw unsupported("text; send bytes to /batches/upload");
    };
  }

  private static byte[] requireBytes(ApiRequest request) throws Refusal {
    return switch (request.body()) {
      case Body.Bytes bytes when bytes.content().length > MAX_BYTES -> throw tooLarge();
      case Body.Bytes bytes when bytes.content().length > 0 -> bytes.content();
      case Body.Bytes empty -> throw empty(request);
      case Body.None none -> throw empty(request);
      case Body.Text text -> throw unsupported("bytes");
    };
  }

  // The Functions host drops a body that comes without Content-Length (java-worker issue 781).
  private static Refusal empty(ApiRequest request) {
    boolean chunked =
        request.header("transfer-encoding").filter(v -> v.contains("chunked")).isPresent();
    return chunked && request.header("content-length").isEmpty()
        ? new Refusal(
            411,
            "length-required",
            "Length required",
            "The body came in chunks without Content-Length and was dropped by the platform; send"
                + " it with Content-Length.")
        : Refusal.badRequest("empty-body", "The request has no body; it must carry the CSV.");
  }

  private static Refusal tooLarge() {
    return new Refusal(413, "too-large", "Too large", "The CSV may have at most 10 MB; divide it.");
  }

  private static Refusal unsupported(String wanted) {
    return new Refusal(
        415, "media-type", "Unsupported media type", "Content-Type must be " + wanted + ".");
  }
}
