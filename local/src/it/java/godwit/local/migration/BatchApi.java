package godwit.local.migration;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotServer;
import godwit.local.stack.Stack;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions' HTTP interface, as whoever migrates calls it. */
record BatchApi(Stack stack) {
  private static final Set<String> ENDS =
      Set.of("Synced", "Failed", "IncrementalFailed", "Stopped");

  /** Posts a CSV for {@code dovecot}'s mailboxes, without TLS. */
  Answer create(String batch, DovecotServer dovecot, String csv) {
    return create(
        csv,
        Map.of(
            "name",
            batch,
            "host",
            dovecot.host(),
            "port",
            Integer.toString(dovecot.port()),
            "security",
            "none"));
  }

  /** Posts a CSV with any options. */
  Answer create(String csv, Map<String, String> options) {
    String query =
        options.entrySet().stream()
            .map(option -> option.getKey() + "=" + encoded(option.getValue()))
            .collect(Collectors.joining("&"));
    return call("POST", "/batches?" + query, csv, "Content-Type", "text/csv");
  }

  /** A CSV of mailboxes that are named alike at both ends. */
  static String csv(Map<String, String> passwords) {
    return passwords.entrySet().stream()
        .map(user -> user.getKey() + "," + user.getKey() + "," + user.getValue() + "\n")
        .collect(Collectors.joining("", "EmailAddress,UserName,Password\n", ""));
  }

  Answer get(String path) {
    return call("GET", path, "");
  }

  /** Tells a batch to {@code start}, {@code stop}, {@code sync} or {@code retry}. */
  void tell(String batch, String command) {
    JsonNode told = call("POST", "/batches/" + batch + "/" + command, "").orThrow().json();
    if (!told.isObject()) {
      throw new IllegalStateException("no answer to " + command);
    }
  }

  JsonNode mailbox(String batch, String address) {
    return get("/batches/" + batch + "/mailboxes/" + encoded(address)).orThrow().json();
  }

  /** Waits until a batch has this status; each mailbox may have reached its own before. */
  JsonNode awaitStatus(String batch, String status) {
    return Until.present(
        batch + " to be " + status,
        () ->
            Optional.of(get("/batches/" + batch).orThrow().json())
                .filter(shown -> shown.path("status").asText().equals(status)));
  }

  /** Waits until nothing more happens to a mailbox by itself; answers how it stands then. */
  JsonNode awaitEnd(String batch, String address, int round) {
    return Until.present(
        batch + " " + address + " to end round " + round,
        () ->
            Optional.of(mailbox(batch, address))
                .filter(shown -> shown.path("round").asInt() >= round)
                .filter(shown -> ENDS.contains(shown.path("status").asText())));
  }

  /** Deletes a batch and waits until it is gone. */
  void delete(String batch) {
    Answer begun = call("DELETE", "/batches/" + batch, "");
    if (begun.status() != 202) {
      throw new IllegalStateException("DELETE answered " + begun.status());
    }
    Until.isTrue(batch + " to be gone", () -> get("/batches/" + batch).status() == 404);
  }

  /** The account of every message of a mailbox, page after page. */
  List<JsonNode> messages(String batch, String address) {
    List<JsonNode> all = new ArrayList<>();
    Optional<URI> next =
        Optional.of(at("/batches/" + batch + "/messages?limit=900&mailbox=" + encoded(address)));
    while (next.isPresent()) {
      JsonNode page = Answer.to("GET", next.get(), "", key()).orThrow().json();
      page.path("messages").forEach(all::add);
      next = page.path("nextLink").asOptional().map(link -> URI.create(link.asText()));
    }
    return all;
  }

  private Answer call(String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(key()));
    all.addAll(List.of(headers));
    return Answer.to(method, at(path), body, all.toArray(String[]::new));
  }

  private String[] key() {
    return new String[] {"x-functions-key", stack.key()};
  }

  private URI at(String path) {
    return URI.create(stack.api() + path);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
