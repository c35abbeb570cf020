package godwit.storage;

import java.util.Optional;
import java.util.function.Function;

/** How the app reaches its storage account. */
public sealed interface StorageConnection {
  /**
   * With the account's key: one machine, Azurite.
   *
   * @param text names services and key as {@code Name=value;...}
   */
  record ConnectionString(String text) implements StorageConnection {
    /** Hides the key. */
    @Override
    public String toString() {
      return "ConnectionString[hidden]";
    }
  }

  /**
   * With the app's managed identity: Azure.
   *
   * @param queueEndpoint such as {@code https://account.queue.core.windows.net}
   * @param tableEndpoint such as {@code https://account.table.core.windows.net}
   * @param clientId of a user-assigned identity; empty for the system-assigned one
   */
  record ManagedIdentity(String queueEndpoint, String tableEndpoint, Optional<String> clientId)
      implements StorageConnection {}

  /**
   * Reads the settings that the Functions host reads for a connection named {@code name}: {@code
   * name} itself as a connection string, else {@code name__queueServiceUri} and {@code
   * name__tableServiceUri}, else {@code name__accountName} in the public cloud; with {@code
   * name__clientId} for a user-assigned identity. (Azure Functions reference: identity-based
   * connections.)
   *
   * @throws IllegalArgumentException if none of them is set, with what to set
   */
  static StorageConnection from(String name, Function<String, Optional<String>> settings) {
    Function<String, Optional<String>> set = key -> settings.apply(key).filter(v -> !v.isBlank());
    return set.apply(name)
        .<StorageConnection>map(ConnectionString::new)
        .orElseGet(() -> managedIdentity(name, set));
  }

  private static StorageConnection managedIdentity(
      String name, Function<String, Optional<String>> set) {
    return new ManagedIdentity(
        endpoint(name, "queue", set), endpoint(name, "table", set), set.apply(name + "__clientId"));
  }

  private static String endpoint(
      String name, String service, Function<String, Optional<String>> set) {
    String key = name + "__" + service + "ServiceUri";
    return set.apply(key)
        .or(() ->
            set.apply(name + "__accountName")
                .map(a -> "https://" + a + "." + service + ".core.windows.net"))
        .orElseThrow(() ->
            new IllegalArgumentException("set " + name + " to a connection string, or " + key));
  }
}
