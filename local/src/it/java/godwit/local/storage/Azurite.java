package godwit.local.storage;

import godwit.local.servers.AzuriteServer;
import godwit.local.servers.Servers;
import godwit.storage.StorageClients;
import godwit.storage.StorageConnection;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one Azurite, shared by all tests of a run, and clients of it to tests that ask for them.
 */
public final class Azurite implements ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(Azurite.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == StorageClients.class || type == AzuriteServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var running =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    return parameter.getParameter().getType() == AzuriteServer.class
        ? running.server()
        : running.clients();
  }

  private record Running(AzuriteServer server, StorageClients clients) implements AutoCloseable {
    static Running start() {
      Servers.requireAzurite();
      var server = AzuriteServer.start();
      var connection = new StorageConnection.ConnectionString(server.connectionString());
      return new Running(server, StorageClients.of(connection));
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
