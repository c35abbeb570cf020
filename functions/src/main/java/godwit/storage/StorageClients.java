package godwit.storage;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import godwit.azure.AzureHttp;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The storage account's clients. Made once per process: they share connections.
 *
 * <p>A failed request is sent again as {@link AzureHttp} says: every write of ours is idempotent,
 * or conditional and recognised as our own when its first answer was lost.
 */
public final class StorageClients {

  /** The service itself gives up on a table operation after 30 seconds. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(35);

  /**
   * azure-core-http-jdk-httpclient 1.1.7 warns at every write that the JDK's client sets
   * Content-Length itself. Held here, or the logging system may forget the level.
   */
  private static final Logger HTTP_LOG =
      Logger.getLogger("com.azure.core.http.jdk.httpclient.JdkHttpClient");

  /** azure-data-tables logs as errors what it throws: also a row that is not there. */
  private static final Logger TABLES_LOG = Logger.getLogger("com.azure.data.tables");

  private final TableServiceClient tables;
  private final QueueServiceClient queues;

  private StorageClients(TableServiceClient tables, QueueServiceClient queues) {
    this.tables = tables;
    this.queues = queues;
  }

  /** Clients for an account; nothing is sent yet. */
  public static StorageClients of(StorageConnection connection) {
    HTTP_LOG.setLevel(Level.SEVERE);
    TABLES_LOG.setLevel(Level.OFF);
    return of(connection, AzureHttp.client(ANSWER_WITHIN));
  }

  /** Clients that send through {@code http}. */
  public static StorageClients of(StorageConnection connection, HttpClient http) {
    var tables =
        new TableServiceClientBuilder()
            .httpClient(http)
            .retryOptions(AzureHttp.retries(AzureHttp.FIRST_DELAY))
            .addPolicy(new AnswerVersions());
    var queues =
        new QueueServiceClientBuilder()
            .httpClient(http)
            .retryOptions(AzureHttp.retries(AzureHttp.FIRST_DELAY))
            // What the Functions host expects by default.
            .messageEncoding(QueueMessageEncoding.BASE64);
    switch (connection) {
      case StorageConnection.ConnectionString key -> {
        tables.connectionString(key.text());
        queues.connectionString(key.text());
      }
      case StorageConnection.ManagedIdentity identity -> {
        TokenCredential credential = credential(identity);
        tables.endpoint(identity.tableEndpoint()).credential(credential);
        queues.endpoint(identity.queueEndpoint()).credential(credential);
      }
    }
    return new StorageClients(tables.buildClient(), queues.buildClient());
  }

  private static TokenCredential credential(StorageConnection.ManagedIdentity identity) {
    var builder = new ManagedIdentityCredentialBuilder();
    identity.clientId().ifPresent(builder::clientId);
    return builder.build();
  }

  /** A table, made on its first use where it is missing. */
  public Table table(String name) {
    return new Table(tables, name);
  }

  /** A queue, made on its first use where it is missing. */
  public Queue queue(String name) {
    return new Queue(queues.getQueueClient(name));
  }
}
