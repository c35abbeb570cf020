package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stand-in's inspection interface: what is stored, whatever wrote it. */
public final class InspectClient {
  private final URI root;
  private final HttpCalls calls = new HttpCalls(Map.of());

  /**
   * A caller.
   *
   * @param root such as {@code http://127.0.0.1:7072/inspect}
   */
  public InspectClient(URI root) {
    this.root = root;
  }

  /** Every folder of the mailbox with {@code path} and {@code wellKnownName}. */
  public List<JsonNode> folders(String address) {
    var folders = new ArrayList<JsonNode>();
    calls
        .json("list the folders that arrived", calls.request(at(address, "/folders")).build())
        .forEach(folders::add);
    return List.copyOf(folders);
  }

  /** Every message of the mailbox with every stored property. */
  public List<JsonNode> messages(String address) {
    byte[] lines =
        calls.send(
            "list the messages that arrived", calls.request(at(address, "/messages")).build());
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(calls::read)
        .toList();
  }

  /** Every mail that was sent, the oldest first. */
  public List<JsonNode> sent() {
    byte[] lines =
        calls.send(
            "list the mails that were sent", calls.request(URI.create(root + "/sent")).build());
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(calls::read)
        .toList();
  }

  /** Removes a message as nobody should: for tests of what would notice it. */
  public void removeMessage(String address, String id) {
    calls.send(
        "remove a message",
        calls.request(at(address, "/messages/" + encoded(id))).DELETE().build());
  }

  /** Removes a mailbox with all that is in it. */
  public void removeMailbox(String address) {
    calls.send("remove a mailbox", calls.request(at(address, "")).DELETE().build());
  }

  /**
   * Plants faults in place of those that were planted before.
   *
   * @param faults a JSON array as the stand-in takes it
   */
  public void plant(JsonNode faults) {
    put("plant faults", "/faults", faults);
  }

  /** How many requests each planted fault has struck, in the order of planting. */
  public List<Integer> struck() {
    URI uri = URI.create(root + "/faults");
    var counts = new ArrayList<Integer>();
    calls
        .json("count the faults", calls.request(uri).build())
        .path("struck")
        .forEach(count -> counts.add(count.asInt()));
    return List.copyOf(counts);
  }

  /**
   * Changes settings of the stand-in.
   *
   * @param change what is to change, as the stand-in takes it
   */
  public void change(JsonNode change) {
    put("change settings", "/settings", change);
  }

  private void put(String tried, String path, JsonNode body) {
    calls.send(
        tried,
        calls
            .request(URI.create(root + path))
            .PUT(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private URI at(String address, String path) {
    return URI.create(root + "/mailboxes/" + encoded(address) + path);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
