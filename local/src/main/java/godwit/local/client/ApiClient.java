package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The function app's HTTP interface. Every method throws {@link RefusedException} where the answer
 * is no success, with what it says. Safe for use by many threads.
 */
public final class ApiClient {
  private static final int PAGE = 1000;

  private final URI root;
  private final HttpCalls calls;

  /**
   * A caller.
   *
   * @param root such as {@code http://127.0.0.1:7071/api}
   * @param key the function key
   */
  public ApiClient(URI root, String key) {
    this(root, key, answer -> {});
  }

  /**
   * The same caller, watched.
   *
   * @param witness sees every answer with its header fields, also refusals
   */
  public ApiClient(URI root, String key, Consumer<String> witness) {
    this.root = root;
    this.calls = new HttpCalls(Map.of("x-functions-key", key), witness);
  }

  /** Makes a batch of a CSV file as it is. */
  public BatchState create(NewBatch batch) {
    HttpRequest request =
        calls
            .request(at("/batches/upload?" + batch.query()))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(batch.csv().bytes()))
            .build();
    return BatchState.of(calls.json("make the batch", request));
  }

  /** The batch; empty where there is none of this name. */
  public Optional<BatchState> batch(String name) {
    try {
      return Optional.of(BatchState.of(read("read the batch", "/batches/" + encoded(name))));
    } catch (RefusedException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Every mailbox of the batch by address. */
  public List<MailboxState> mailboxes(String batch) {
    String path = "/batches/" + encoded(batch) + "/mailboxes?limit=" + PAGE;
    return pages("list the mailboxes", path, "mailboxes", MailboxState::of);
  }

  /** One mailbox with its folders. */
  public MailboxFolders mailbox(String batch, String address) {
    String path = "/batches/" + encoded(batch) + "/mailboxes/" + encoded(address);
    return MailboxFolders.of(read("read a mailbox", path));
  }

  /** What became of every message of the batch. */
  public List<MessageAccount> messages(String batch) {
    String path = "/batches/" + encoded(batch) + "/messages?limit=" + PAGE;
    return pages("list the messages", path, "messages", MessageAccount::of);
  }

  /** The report as HTML, CSV or JSON, by {@code mediaType}. */
  public byte[] report(String batch, String mediaType) {
    HttpRequest request =
        calls
            .request(at("/batches/" + encoded(batch) + "/report"))
            .header("Accept", mediaType)
            .build();
    return calls.send("read the report", request);
  }

  /** Starts an incremental round and gives how many mailboxes it has. */
  public int sync(String batch) {
    HttpRequest request =
        calls
            .request(at("/batches/" + encoded(batch) + "/sync"))
            .POST(BodyPublishers.ofByteArray(new byte[0]))
            .build();
    return calls.json("start a round", request).path("mailboxes").asInt();
  }

  /**
   * Lets every mailbox of the batch that failed go on, as a person does once the cause is mended.
   */
  public void retry(String batch) {
    HttpRequest request =
        calls
            .request(at("/batches/" + encoded(batch) + "/retry"))
            .POST(BodyPublishers.ofByteArray(new byte[0]))
            .build();
    calls.send("let the batch go on", request);
  }

  /** Asks for what is at a path below the root, such as {@code /batches}, as it is. */
  public byte[] get(String path, String mediaType) {
    return calls.send("read " + path, calls.request(at(path)).header("Accept", mediaType).build());
  }

  /** Begins the removal of the batch. */
  public void delete(String batch) {
    HttpRequest request = calls.request(at("/batches/" + encoded(batch))).DELETE().build();
    calls.send("delete the batch", request);
  }

  private <T> List<T> pages(
      String tried, String path, String member, Function<JsonNode, T> reader) {
    var all = new ArrayList<T>();
    Optional<URI> next = Optional.of(at(path));
    while (next.isPresent()) {
      JsonNode page = calls.json(tried, calls.request(next.get()).build());
      page.path(member).forEach(entry -> all.add(reader.apply(entry)));
      next = Optional.of(page.path("nextLink").asText()).filter(l -> !l.isEmpty()).map(URI::create);
    }
    return List.copyOf(all);
  }

  private JsonNode read(String tried, String path) {
    return calls.json(tried, calls.request(at(path)).build());
  }

  private URI at(String path) {
    return URI.create(root + path);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
