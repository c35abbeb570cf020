package godwit.local.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The ledger's row of one message, as the HTTP API shows it.
 *
 * @param state copied, degraded, skipped or failed
 * @param targetId of the message that it became; else empty
 * @param reasons why it is degraded, skipped or failed
 */
record Account(Key key, String state, String targetId, List<String> reasons) {
  /** Which message at the source. */
  record Key(String mailbox, String folder, long uidValidity, long uid) {}

  Account {
    reasons = List.copyOf(reasons);
  }

  static Account of(JsonNode row) {
    var reasons = new ArrayList<String>();
    row.path("degradations").forEach(d -> reasons.add(d.asText()));
    if (row.has("reason")) {
      reasons.add(row.path("reason").asText());
    }
    if (row.has("code")) {
      reasons.add(row.path("code").asText() + ": " + row.path("advice").asText());
    }
    return new Account(
        new Key(
            row.path("emailAddress").asText(),
            row.path("folder").asText(),
            row.path("uidValidity").asLong(),
            row.path("uid").asLong()),
        row.path("state").asText(),
        row.path("targetId").asText(""),
        reasons);
  }

  boolean isAtTarget() {
    return !targetId.isEmpty();
  }
}
