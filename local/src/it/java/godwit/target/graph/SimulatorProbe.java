package godwit.target.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import godwit.target.ArrivedMessage;
import godwit.target.ArrivedMessage.ArrivedAttachment;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import godwit.target.TargetProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks into a mailbox of the stand-in through its own inspection, not through Graph. */
final class SimulatorProbe implements TargetProbe {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI root;
  private final String token;
  private final String address;

  SimulatorProbe(URI root, String token, String address) {
    this.root = root;
    this.token = token;
    this.address = address;
  }

  @Override
  public List<ArrivedMessage> messages(TargetFolderId folder) {
    return stored().stream()
        .filter(message -> message.path("folderId").asText().equals(folder.value()))
        .map(SimulatorProbe::arrived)
        .toList();
  }

  @Override
  public void removeAnAttachment(TargetMessageId message) {
    String attachments =
        "/v1.0/users/"
            + encoded(address)
            + "/messages/"
            + encoded(message.value())
            + "/attachments";
    String first = tree(call("GET", attachments, "")).path("value").path(0).path("id").asText();
    String unused = call("DELETE", attachments + "/" + encoded(first), "");
  }

  /** Plants faults, as the stand-in's documentation describes them. */
  void plant(String faults) {
    String unused = call("PUT", "/inspect/faults", faults);
  }

  /** Every message of the mailbox, whatever its folder. */
  List<JsonNode> stored() {
    List<JsonNode> messages = new ArrayList<>();
    call("GET", "/inspect/mailboxes/" + encoded(address) + "/messages", "")
        .lines()
        .forEach(line -> messages.add(tree(line)));
    return messages;
  }

  private static ArrivedMessage arrived(JsonNode stored) {
    List<String> to = new ArrayList<>();
    stored
        .path("toRecipients")
        .forEach(each -> to.add(each.path("emailAddress").path("address").asText()));
    List<String> categories = new ArrayList<>();
    stored.path("categories").forEach(each -> categories.add(each.asText()));
    List<ArrivedAttachment> attachments = new ArrayList<>();
    // What an upload has not finished is not on the message: Graph does not show it either.
    stored
        .path("attachments")
        .valueStream()
        .filter(each -> each.path("complete").asBoolean())
        .forEach(each -> attachments.add(attachment(each)));
    return new ArrivedMessage(
        stored.path("id").asText(),
        stored.path("subject").asText(),
        stored.path("body").path("content").asText(),
        stored.path("from").path("emailAddress").path("address").asText(),
        to,
        stored.path("internetMessageId").asText(),
        Instant.parse(stored.path("receivedDateTime").asText()),
        stored.path("isDraft").asBoolean(),
        stored.path("isRead").asBoolean(),
        stored.path("flag").path("flagStatus").asText().equals("flagged"),
        categories,
        properties(stored.path("extendedProperties")),
        attachments);
  }

  private static ArrivedAttachment attachment(JsonNode stored) {
    return new ArrivedAttachment(
        stored.path("name").asText(),
        stored.path("isInline").asBoolean(),
        stored.path("contentId").asText("").replace("null", ""),
        stored.path("sha256").asText());
  }

  private static Map<String, String> properties(JsonNode stored) {
    Map<String, String> properties = new HashMap<>();
    stored
        .properties()
        .forEach(property -> properties.put(property.getKey(), property.getValue().asText()));
    stored.forEach(each -> {
      if (each.has("id")) {
        properties.put(each.path("id").asText(), each.path("value").asText());
      }
    });
    return properties;
  }

  private String call(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Prefer", "IdType=\"ImmutableId\"")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 404 && path.startsWith("/inspect/mailboxes")) {
        return "";
      }
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(path + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
