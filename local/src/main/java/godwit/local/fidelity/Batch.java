package godwit.local.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One batch over the HTTP interface, and what the stand-in shows of what it brought.
 *
 * @param api root of the HTTP interface
 * @param key the function key
 * @param inspect root of the stand-in's inspection interface
 */
record Batch(URI api, String key, URI inspect) {
  private static final String NAME = "fidelity";
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(10);
  private static final Set<String> AT_REST =
      Set.of("Synced", "SyncedWithErrors", "Failed", "Stopped");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * How far a batch is.
   *
   * @param settled messages that have a row
   */
  record Progress(String status, long settled) {
    boolean isAtRest() {
      return AT_REST.contains(status);
    }
  }

  /** Makes and starts the batch. */
  void create(SourceServer source) throws IOException {
    var csv = new StringBuilder("EmailAddress,UserName,Password\n");
    source
        .users()
        .forEach((user, password) ->
            csv.append(user).append(',').append(user).append(',').append(password).append('\n'));
    ObjectNode batch = JSON.createObjectNode().put("name", NAME).put("csv", csv.toString());
    ObjectNode endpoint = batch.putObject("endpoint");
    endpoint.put("host", source.host()).put("port", source.port()).put("security", "none");
    var body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(batch));
    HttpRequest.Builder request = request(api + "/batches").POST(body);
    JsonNode made = send(request.header("Content-Type", "application/json"));
    if (!made.path("name").asText().equals(NAME)) {
      throw new IOException("no batch was made: " + made);
    }
  }

  Progress progress() throws IOException {
    JsonNode batch = send(request(api + "/batches/" + NAME));
    long settled =
        batch.path("copiedCount").asLong()
            + batch.path("skippedItemCount").asLong()
            + batch.path("failedItemCount").asLong();
    return new Progress(batch.path("status").asText(), settled);
  }

  /** What keeps mailboxes from going on, if anything. */
  List<String> problems() throws IOException {
    var problems = new ArrayList<String>();
    JsonNode page = send(request(api + "/batches/" + NAME + "/mailboxes"));
    for (JsonNode mailbox : page.path("mailboxes")) {
      if (mailbox.has("problem")) {
        problems.add(
            mailbox.path("emailAddress").asText() + ": " + mailbox.path("problem").toString());
      }
    }
    return problems;
  }

  /** The row of every message. */
  Map<Account.Key, Account> accounts() throws IOException {
    var accounts = new HashMap<Account.Key, Account>();
    String next = api + "/batches/" + NAME + "/messages?limit=1000";
    while (!next.isEmpty()) {
      JsonNode page = send(request(next));
      for (JsonNode row : page.path("messages")) {
        Account account = Account.of(row);
        Account twice = accounts.put(account.key(), account);
        if (twice != null) {
          throw new IOException("the ledger has two rows for " + account.key());
        }
      }
      next = page.path("nextLink").asText("");
    }
    return accounts;
  }

  /** Everything that the stand-in holds of a mailbox, by id. */
  Map<String, Arrived> arrived(String mailbox) throws IOException {
    String path = "/mailboxes/" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8) + "/messages";
    HttpRequest request = request(inspect + path).build();
    var arrived = new HashMap<String, Arrived>();
    try {
      HttpResponse<java.io.InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() == 404) {
        return arrived;
      }
      try (var lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          Arrived message = new Arrived(JSON.readTree(line));
          arrived.put(message.text("id"), message);
        }
      }
      return arrived;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(ANSWER_LIMIT)
        .header("x-functions-key", key);
  }

  private static JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 400) {
        throw new IOException(
            "answer "
                + answer.statusCode()
                + " of "
                + answer.request().uri().getPath()
                + ": "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "Batch[" + api + "]";
  }
}
