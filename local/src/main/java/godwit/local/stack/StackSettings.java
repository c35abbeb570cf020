package godwit.local.stack;

import java.util.HashMap;
import java.util.Map;

/** Settings of the functions as one machine needs them; the environment's own values come first. */
final class StackSettings {
  /** On one machine the source is usually near by. */
  private static final String NEAR =
      "localhost,127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16";

  private static final Map<String, String> USUAL =
      Map.of(
          "BATCHES_QUEUE", "batches",
          "MAILBOXES_QUEUE", "mailboxes",
          "CHUNKS_QUEUE", "chunks",
          "SYNC_SCHEDULE", "0 0 1 * * *",
          // A fallen worker is noticed sooner than in Azure, where a minute is soon enough.
          "PULSE_SCHEDULE", "*/5 * * * * *",
          "PULSE_GRACE_SECONDS", "10",
          "BATON_LEASE_SECONDS", "20",
          "ALLOWED_PRIVATE_HOSTS", NEAR);

  /** The stand-in answers within seconds and shows at once what it has stored. */
  private static final Map<String, String> STAND_IN =
      Map.of(
          "GRAPH_CALL_TIMEOUT_SECONDS", "15",
          "IN_DOUBT_SECONDS", "2",
          "REPORT_SENDER", "godwit-reports@contoso.example");

  private StackSettings() {}

  /** What is set besides where the stand-in takes Graph's place. */
  static Map<String, String> standIn(Map<String, String> environment) {
    var settings = new HashMap<>(STAND_IN);
    settings.replaceAll(environment::getOrDefault);
    return settings;
  }

  /**
   * The settings.
   *
   * @param storage connection string of the storage account
   * @param environment whose values replace the usual ones
   */
  static Map<String, String> usual(
      String storage,
      StackKeys keys,
      StackOptions.OtherGraph graph,
      Map<String, String> environment) {
    var settings = new HashMap<>(USUAL);
    settings.replaceAll(environment::getOrDefault);
    settings.put("GodwitStorage", storage);
    settings.put("AzureWebJobsStorage", storage);
    settings.put("FUNCTIONS_WORKER_RUNTIME", "java");
    settings.put("SEALING_KEY", keys.sealing());
    settings.put("GRAPH_URL", graph.url().toString());
    settings.put("GRAPH_TOKEN", graph.token());
    return settings;
  }
}
