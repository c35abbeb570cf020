package godwit.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {
  private static final StackKeys KEYS = new StackKeys("function", "master", "sealing", "token");
  private static final StackOptions.OtherGraph GRAPH =
      new StackOptions.OtherGraph(URI.create("http://127.0.0.1:1"), "token");

  @Test
  void the_environment_replaces_a_usual_setting() {
    var settings = usual(Map.of("PULSE_GRACE_SECONDS", "3"));

    assertThat(settings).containsEntry("PULSE_GRACE_SECONDS", "3");
    assertThat(settings).containsEntry("CHUNKS_QUEUE", "chunks");
  }

  @Test
  void the_rest_of_the_environment_stays_out() {
    assertThat(usual(Map.of("HOME", "/home/ada"))).doesNotContainKey("HOME");
  }

  @Test
  void the_functions_and_the_host_use_one_storage_account() {
    assertThat(usual(Map.of()))
        .containsEntry("GodwitStorage", "storage")
        .containsEntry("AzureWebJobsStorage", "storage");
  }

  private static Map<String, String> usual(Map<String, String> environment) {
    return StackSettings.usual("storage", KEYS, GRAPH, environment);
  }
}
