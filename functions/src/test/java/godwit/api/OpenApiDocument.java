package godwit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the HTTP interface that is handed out (OpenAPI 3.1). */
record OpenApiDocument(JsonNode root) {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  static OpenApiDocument read() throws IOException {
    String text = Files.readString(Path.of("../docs/api/openapi.yaml"));
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new OpenApiDocument(new ObjectMapper().valueToTree(tree));
  }

  /** Every method of every path, in the document's order. */
  List<Operation> operations() {
    var found = new ArrayList<Operation>();
    for (var path : root.path("paths").properties()) {
      for (String method : METHODS) {
        if (path.getValue().has(method)) {
          var parameters = new ArrayList<JsonNode>();
          path.getValue().path("parameters").forEach(p -> parameters.add(resolved(p)));
          JsonNode node = path.getValue().get(method);
          node.path("parameters").forEach(p -> parameters.add(resolved(p)));
          found.add(new Operation(method, path.getKey(), node, parameters));
        }
      }
    }
    return found;
  }

  Operation operation(String id) {
    return operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  /** What a node is, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      JsonNode target = root.at(at.get("$ref").asText().substring(1));
      if (target.isMissingNode()) {
        throw new IllegalStateException("nothing at " + at.get("$ref"));
      }
      at = target;
    }
    return at;
  }

  /** Examples that stand beside a schema, or in it, by a name that leads there. */
  Map<String, JsonNode> examples(JsonNode media) {
    var found = new LinkedHashMap<String, JsonNode>();
    if (media.has("example")) {
      found.put("example", media.get("example"));
    }
    for (var named : media.path("examples").properties()) {
      found.put(named.getKey(), resolved(named.getValue()).path("value"));
    }
    for (JsonNode value : resolved(media.path("schema")).path("examples")) {
      found.put("example " + found.size() + " of the schema", value);
    }
    return found;
  }

  /** The answer that an operation has for a status, or for every other. */
  JsonNode response(Operation operation, int status) {
    JsonNode responses = operation.node().path("responses");
    String key = Integer.toString(status);
    return resolved(responses.path(responses.has(key) ? key : "default"));
  }

  /** A method of a path. */
  record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {
    String id() {
      return node.path("operationId").asText();
    }

    /** Examples of its parameters of the query, by name. */
    Map<String, String> query() {
      return parameters("query");
    }

    Map<String, String> headers() {
      return parameters("header");
    }

    /** A part of its path with the examples of its parameters. */
    String placed(String part) {
      String placed = part;
      for (var place : parameters("path").entrySet()) {
        placed = placed.replace("{" + place.getKey() + "}", place.getValue());
      }
      return placed;
    }

    boolean succeedsWith(int status) {
      return status / 100 == 2 && node.path("responses").has(Integer.toString(status));
    }

    private Map<String, String> parameters(String in) {
      var found = new LinkedHashMap<String, String>();
      for (JsonNode parameter : parameters) {
        if (parameter.path("in").asText().equals(in) && parameter.has("example")) {
          found.put(parameter.get("name").asText(), parameter.get("example").asText());
        }
      }
      return found;
    }

    @Override
    public String toString() {
      return method + " " + path + " (" + id() + ")";
    }
  }
}
