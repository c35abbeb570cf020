package godwit.api;

import godwit.failure.MigrationException;
import godwit.intake.NamedEndpoints;
import godwit.intake.ProbeRequest;
import godwit.source.SourceProbe;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code POST /endpoints/{endpoint}/test}: tries a source server that is kept under a name. Without
 * a body no log-in is tried.
 */
final class TryEndpoint implements Handler {
  private static final int MAX_TEXT = 16 * 1024;

  private final EndpointLookup lookup;
  private final NamedEndpoints named;
  private final Supplier<SourceProbe> probe;

  /**
   * @param probe made when first needed, since it loads the IMAP library
   */
  TryEndpoint(NamedEndpoints named, Supplier<SourceProbe> probe) {
    this.lookup = new EndpointLookup(named);
    this.named = named;
    this.probe = probe;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    NamedEndpoints.Opened opened = named.open(lookup.endpoint(call));
    Body body = call.request().body();
    Map<String, String> values = body.isEmpty() ? Map.of() : JsonFields.of(body, MAX_TEXT);
    ProbeRequest.Reading reading = ProbeRequest.read(opened, values);
    if (reading.request().isEmpty()) {
      throw Refusal.badRequest("endpoint-refused", "Nothing was tried.").with(reading.problems());
    }
    return TestEndpoint.answer(probe.get(), reading.request().get());
  }
}
