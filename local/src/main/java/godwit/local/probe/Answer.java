package godwit.local.probe;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer of Graph; its words are left out, as they quote addresses. */
record Answer(int status, JsonNode json) {
  boolean isGood() {
    return status >= 200 && status < 300;
  }

  String code() {
    return json.path("error").path("code").asText("");
  }

  /** Status and code for a person. */
  String told() {
    return (status + " " + code()).strip();
  }

  String id() {
    return json.path("id").asText("");
  }
}
