package godwit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageConnectionTest {
  @Test
  void a_connection_string_is_taken_as_it_is_and_never_shown() {
    var connection = from(Map.of("X", "AccountKey=hunter2"));

    assertThat(connection).isEqualTo(new StorageConnection.ConnectionString("AccountKey=hunter2"));
    assertThat(connection.toString()).doesNotContain("hunter2");
  }

  @Test
  void service_addresses_mean_a_managed_identity() {
    assertThat(
            from(
                Map.of(
                    "X__queueServiceUri", "https://q",
                    "X__tableServiceUri", "https://t",
                    "X__clientId", "id")))
        .isEqualTo(
            new StorageConnection.ManagedIdentity("https://q", "https://t", Optional.of("id")));
  }

  @Test
  void an_account_name_means_the_public_cloud() {
    assertThat(from(Map.of("X__accountName", "acc")))
        .isEqualTo(
            new StorageConnection.ManagedIdentity(
                "https://acc.queue.core.windows.net",
                "https://acc.table.core.windows.net",
                Optional.empty()));
  }

  @Test
  void nothing_set_says_what_to_set() {
    assertThatThrownBy(() -> from(Map.of("X", " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set X to a connection string, or X__queueServiceUri");
  }

  private static StorageConnection from(Map<String, String> settings) {
    return StorageConnection.from("X", key -> Optional.ofNullable(settings.get(key)));
  }
}
