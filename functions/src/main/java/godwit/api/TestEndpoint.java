package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.failure.MigrationException;
import godwit.intake.EndpointReader;
import godwit.intake.ProbeRequest;
import godwit.source.ProbeReport;
import godwit.source.SourceProbe;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code POST /endpoints/test}: tries a source server out and says step by step what worked. A
 * server that fails is an answer, not an error.
 */
final class TestEndpoint implements Handler {
  private static final int MAX_TEXT = 256 * 1024;

  private final EndpointReader endpoints;
  private final Supplier<SourceProbe> probe;

  /**
   * @param probe made when first needed, since it loads the IMAP library
   */
  TestEndpoint(EndpointReader endpoints, Supplier<SourceProbe> probe) {
    this.endpoints = endpoints;
    this.probe = probe;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Map<String, String> fields = JsonFields.of(call.request().body(), MAX_TEXT);
    ProbeRequest.Reading reading = ProbeRequest.read(endpoints, fields);
    if (reading.request().isEmpty()) {
      throw Refusal.badRequest("endpoint-refused", "Nothing was tried.").with(reading.problems());
    }
    return answer(probe.get(), reading.request().get());
  }

  static ApiAnswer answer(SourceProbe probe, ProbeRequest request) {
    ProbeReport report = probe.probe(request.endpoint(), request.login());
    ObjectNode json =
        Json.object()
            .put("host", request.endpoint().host())
            .put("port", request.endpoint().port())
            .put("passed", report.passed())
            .put("logInTried", request.login().isPresent());
    var steps = json.putArray("steps");
    report.steps().forEach(step -> step(steps.addObject(), step));
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }

  private static void step(ObjectNode json, ProbeReport.Step step) {
    json.put("step", step.name());
    json.put("passed", step.trouble().isEmpty());
    json.put("milliseconds", step.took().toMillis());
    for (ProbeReport.Fact fact : step.facts()) {
      switch (fact) {
        case ProbeReport.Fact.Text text -> json.put(text.name(), text.value());
        case ProbeReport.Fact.Count number -> json.put(number.name(), number.value());
        case ProbeReport.Fact.Truth truth -> json.put(truth.name(), truth.value());
        case ProbeReport.Fact.Several several ->
            BatchJson.strings(json, several.name(), several.values());
      }
    }
    step.trouble()
        .ifPresent(trouble -> json.put("code", trouble.code()).put("advice", trouble.advice()));
  }
}
