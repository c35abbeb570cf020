package godwit.local.stack;

import godwit.local.servers.AzuriteServer;
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

  private StackSettings() {}

  static Map<String, String> usual(
      AzuriteServer azurite, StackKeys keys, StackOptions.OtherGraph graph) {
    var settings = new HashMap<>(USUAL);
    settings.replaceAll((name, usual) -> System.getenv().getOrDefault(name, usual));
    settings.put("GodwitStorage", azurite.connectionString());
    settings.put("AzureWebJobsStorage", azurite.connectionString());
    settings.put("FUNCTIONS_WORKER_RUNTIME", "java");
    settings.put("SEALING_KEY", keys.sealing());
    settings.put("GRAPH_URL", graph.url().toString());
    settings.put("GRAPH_TOKEN", graph.token());
    return settings;
  }
}
