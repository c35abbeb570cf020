package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A mailbox's account of its messages beside what the target has, put together by the target's ids.
 *
 * @param accounts each message of the source
 * @param stored each message of the target by its id
 */
record Arrivals(List<JsonNode> accounts, Map<String, JsonNode> stored) {

  static Arrivals of(BatchApi api, Inspection inspection, String batch, String address) {
    return new Arrivals(
        api.messages(batch, address),
        inspection.messages(address).stream()
            .collect(Collectors.toMap(message -> message.path("id").asText(), message -> message)));
  }

  /** Each sample has one account and one message at the target, and there is nothing else. */
  void areEqualTo(List<Sample> samples) {
    var numbers = new HashMap<List<String>, Integer>();
    for (Sample sample : samples) {
      List<String> folder = sample.message().folder();
      // A new folder counts its messages from 1, in the order in which they came.
      int uid = numbers.merge(folder, 1, Integer::sum);
      assertArrived(sample, account(String.join("/", folder), uid));
    }
    assertThat(accounts).hasSameSizeAs(samples);
    assertThat(stored).hasSameSizeAs(samples);
  }

  private JsonNode account(String folder, int uid) {
    List<JsonNode> found =
        accounts.stream()
            .filter(account -> account.path("folder").asText().equals(folder))
            .filter(account -> account.path("uid").asInt() == uid)
            .toList();
    assertThat(found).as("accounts of %s %d", folder, uid).hasSize(1);
    return found.getFirst();
  }

  private void assertArrived(Sample sample, JsonNode account) {
    String name = sample.name();
    assertThat(account.path("state").asText()).as(name).isIn("copied", "degraded");
    JsonNode message = stored.get(account.path("targetId").asText());
    assertThat(message).as(name).isNotNull();
    assertThat(message.path("folder").asText()).as(name).isEqualTo(sample.targetFolder());
    assertThat(Instant.parse(message.path("receivedDateTime").asText()))
        .as(name)
        .isEqualTo(sample.message().internalDate());
    assertThat(message.path("isRead").asBoolean()).as(name).isEqualTo(sample.isRead());
    assertThat(message.path("isDraft").asBoolean()).as(name).isFalse();
    assertThat(message.at("/flag/flagStatus").asText("notFlagged"))
        .as(name)
        .isEqualTo(sample.flagStatus());
    sample
        .attachments()
        .ifPresent(expected ->
            assertThat(message.path("attachments").valueStream())
                .as(name)
                .extracting(file -> file.path("sha256").asText())
                .containsExactlyInAnyOrderElementsOf(expected));
    assertThat(message.path("attachments").valueStream())
        .as(name)
        .allMatch(file -> file.path("complete").asBoolean());
  }
}
