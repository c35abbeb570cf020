package godwit.local.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;

/** A folder of the test mailbox in which everything is tried, gone when it is closed. */
final class Lab implements AutoCloseable {
  static final String FOLDER = "Godwit probe";

  private final GraphCalls graph;
  private final String user;
  private final String folder;

  private Lab(GraphCalls graph, String user, String folder) {
    this.graph = graph;
    this.user = user;
    this.folder = folder;
  }

  /**
   * Makes the folder; one that an earlier probe left is removed first.
   *
   * @throws IOException if the mailbox cannot be reached or takes no folder
   */
  static Lab open(GraphCalls graph, String mailbox) throws IOException, InterruptedException {
    String user = "/users/" + GraphCalls.encoded(mailbox);
    String named =
        user
            + "/mailFolders/msgfolderroot/childFolders?$filter="
            + GraphCalls.encoded("displayName eq '" + FOLDER + "'");
    Answer earlier = graph.get(named);
    if (!earlier.isGood()) {
      throw new IOException("cannot open the mailbox: Graph answered " + earlier.told());
    }
    for (JsonNode each : earlier.json().path("value")) {
      new Lab(graph, user, each.path("id").asText()).close();
    }
    Answer made = graph.post(user + "/mailFolders/msgfolderroot/childFolders", folder(FOLDER));
    if (!made.isGood()) {
      throw new IOException("cannot make a folder: Graph answered " + made.told());
    }
    return new Lab(graph, user, made.id());
  }

  GraphCalls graph() {
    return graph;
  }

  /** Lets time pass. */
  void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  /** Path of the mailbox. */
  String user() {
    return user;
  }

  static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode folder(String name) {
    return json().put("displayName", name);
  }

  /** Makes a folder in the lab. */
  Answer makeFolder(String name) throws IOException, InterruptedException {
    return graph.post(user + "/mailFolders/" + folder + "/childFolders", folder(name));
  }

  /** Makes a message in the lab. */
  Answer create(ObjectNode message) throws IOException, InterruptedException {
    return graph.post(user + "/mailFolders/" + folder + "/messages", message);
  }

  /** Lists messages of the lab that a filter finds. */
  Answer find(String filter) throws IOException, InterruptedException {
    return graph.get(
        user
            + "/mailFolders/"
            + folder
            + "/messages?$select=id&$filter="
            + GraphCalls.encoded(filter));
  }

  /** Shows a message with these extended properties. */
  Answer show(String id, String... properties) throws IOException, InterruptedException {
    if (properties.length == 0) {
      return graph.get(message(id));
    }
    String wanted = "id eq '" + String.join("' or id eq '", properties) + "'";
    return graph.get(
        message(id)
            + "?$expand="
            + GraphCalls.encoded("singleValueExtendedProperties($filter=" + wanted + ")"));
  }

  String message(String id) {
    return user + "/messages/" + GraphCalls.encoded(id);
  }

  /** Removes the folder and all in it, for good where that is allowed. */
  @Override
  public void close() throws IOException {
    try {
      String path = user + "/mailFolders/" + folder;
      Answer gone = graph.post(path + "/permanentDelete", json());
      if (!gone.isGood()) {
        gone = graph.delete(path);
      }
      if (!gone.isGood() && gone.status() != 404) {
        throw new IOException(
            "cannot remove the folder \"" + FOLDER + "\": Graph answered " + gone.told());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before the folder \"" + FOLDER + "\" was removed", e);
    }
  }
}
