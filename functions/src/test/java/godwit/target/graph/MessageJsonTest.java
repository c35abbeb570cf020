package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Body;
import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.MessageState;
import godwit.target.MapiProperty;
import godwit.target.Messages;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MessageJsonTest {
  @Test
  void a_received_message_carries_what_makes_it_one() throws Exception {
    Map<String, String> properties = properties(json(Messages.ordinary().build()));

    assertThat(properties)
        .containsEntry("Integer 0x0E07", "1")
        .containsEntry("SystemTime 0x0E06", "2015-03-04T05:06:07Z")
        .containsEntry("SystemTime 0x0039", "2015-03-04T05:06:01Z")
        .containsEntry(
            "String {9b3c6e0e-5d0a-4c4b-8f6e-6f0c1a7d2e41} Name GodwitSourceKey",
            Messages.stamp(1).value());
  }

  @Test
  void an_unread_message_says_so_twice() throws Exception {
    var unread = new MessageState(false, false, false, Importance.LOW, List.of());

    JsonNode json = json(Messages.ordinary().state(unread).build());

    assertThat(properties(json)).containsEntry("Integer 0x0E07", "4");
    assertThat(json.path("isRead").asBoolean(true)).isFalse();
    assertThat(json.path("importance").asText()).isEqualTo("low");
    assertThat(json.has("flag")).isFalse();
  }

  @Test
  void a_draft_has_no_message_flags() throws Exception {
    assertThat(properties(json(Messages.ordinary().draft().build())))
        .doesNotContainKey("Integer 0x0E07");
  }

  @Test
  void the_sender_is_the_author_where_there_is_no_other() throws Exception {
    JsonNode json = json(Messages.ordinary().build());

    assertThat(json.path("sender")).isEqualTo(json.path("from"));
    assertThat(json.has("bccRecipients")).isFalse();
  }

  @Test
  void our_own_properties_are_never_overridden() throws Exception {
    ExchangeMessage message =
        Messages.ordinary()
            .properties(
                new MapiProperty("Integer 0x0E07", "8"), new MapiProperty("String 0x007D", "A: b"))
            .build();

    JsonNode json = json(message);

    assertThat(properties(json)).containsEntry("Integer 0x0E07", "1");
    assertThat(properties(json)).containsEntry("String 0x007D", "A: b");
    assertThat(json.path("singleValueExtendedProperties").size()).isEqualTo(5);
  }

  @Test
  void half_a_character_is_replaced_rather_than_failing() throws Exception {
    ExchangeMessage message =
        Messages.ordinary()
            .subject("a\uD83Db")
            .body(new Body(false, "\uDE00 \uD83D\uDE00"))
            .build();

    JsonNode json = json(message);

    assertThat(json.path("subject").asText()).isEqualTo("a\uFFFDb");
    assertThat(json.path("body").path("content").asText()).isEqualTo("\uFFFD \uD83D\uDE00");
  }

  @Test
  void a_time_that_exchange_cannot_hold_becomes_the_nearest() throws Exception {
    ExchangeMessage message =
        Messages.ordinary().received(Instant.parse("+12026-01-01T00:00:00Z")).build();

    assertThat(properties(json(message)))
        .containsEntry("SystemTime 0x0E06", "9999-12-30T23:59:59Z");
    assertThat(Fitted.of(message).degradations()).hasSize(1);
  }

  private static JsonNode json(ExchangeMessage message) throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.write(MessageJson.open(message, Messages.stamp(1)));
    bytes.write('}');
    return new JsonMapper().readTree(bytes.toByteArray());
  }

  private static Map<String, String> properties(JsonNode json) {
    Map<String, String> properties = new HashMap<>();
    json.path("singleValueExtendedProperties")
        .forEach(p -> properties.put(p.path("id").asText(), p.path("value").asText()));
    return properties;
  }
}
