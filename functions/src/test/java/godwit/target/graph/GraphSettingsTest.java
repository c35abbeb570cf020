package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class GraphSettingsTest {
  @Test
  void a_token_goes_over_https_or_loopback_only() {
    assertThatThrownBy(() -> GraphSettings.at(URI.create("http://graph.example/v1.0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(GraphSettings.at(URI.create("http://127.0.0.1:8080/v1.0")).host())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void the_scope_is_that_of_the_cloud() {
    assertThat(GraphSettings.at(URI.create("https://graph.microsoft.us/v1.0")).scope())
        .isEqualTo("https://graph.microsoft.us/.default");
    assertThat(GraphSettings.at(URI.create("http://localhost:1/v1.0")).scope())
        .isEqualTo("https://graph.microsoft.com/.default");
  }
}
