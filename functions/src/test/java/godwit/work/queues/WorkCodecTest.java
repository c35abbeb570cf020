package godwit.work.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.MailboxKey;
import godwit.work.WorkItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCodecTest {
  private static final BatchId BATCH = new BatchId(new BatchName("Batch-1"), "0123456789ab");

  @Test
  void a_message_is_readable_json_with_version_kind_and_references() {
    var item = new WorkItem.CopyChunk(new MailboxKey(BATCH, "ada@example.org"), 42);

    assertThat(WorkCodec.encode(item))
        .isEqualTo(
            """
            {"version":1,"kind":"copy-chunk","batch":"Batch-1","incarnation":"0123456789ab",\
            "mailbox":"ada@example.org","leg":42}\
            """);
    assertThat(WorkCodec.decode(WorkCodec.encode(item))).isEqualTo(item);
  }

  @Test
  void a_message_for_a_batch_names_the_batch_alone() {
    assertThat(WorkCodec.encode(new WorkItem.PurgeBatch(BATCH)))
        .isEqualTo(
            """
            {"version":1,"kind":"purge-batch","batch":"Batch-1","incarnation":"0123456789ab"}\
            """);
  }

  @Test
  void a_message_about_a_mailbox_and_none_of_its_legs_names_the_mailbox() {
    var item = new WorkItem.PurgeMailbox(new MailboxKey(BATCH, "ada@example.org"));

    assertThat(WorkCodec.encode(item))
        .isEqualTo(
            """
            {"version":1,"kind":"purge-mailbox","batch":"Batch-1","incarnation":"0123456789ab",\
            "mailbox":"ada@example.org"}\
            """);
    assertThat(WorkCodec.decode(WorkCodec.encode(item))).isEqualTo(item);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "[]",
        "null",
        "{}",
        "{\"version\":2,\"kind\":\"admit-batch\",\"batch\":\"hunter2\",\"incarnation\":\"0123456789ab\"}",
        "{\"version\":\"1\",\"kind\":\"admit-batch\",\"batch\":\"hunter2\",\"incarnation\":\"0123456789ab\"}",
        "{\"version\":1,\"kind\":\"hunter2\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\"}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":\"-hunter2\",\"incarnation\":\"0123456789ab\"}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":\"b\",\"incarnation\":\"hunter2\"}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":7,\"incarnation\":\"0123456789ab\"}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":\"b\"}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\",\"x\":1}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":\"b\",\"batch\":\"c\",\"incarnation\":\"0123456789ab\"}",
        "{\"version\":1,\"kind\":\"admit-batch\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\"} hunter2",
        "{\"version\":1,\"kind\":\"copy-chunk\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\",\"mailbox\":\"m\"}",
        "{\"version\":1,\"kind\":\"copy-chunk\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\",\"mailbox\":\"m\",\"leg\":0}",
        "{\"version\":1,\"kind\":\"copy-chunk\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\",\"mailbox\":\"m\",\"leg\":1.5}",
        "{\"version\":1,\"kind\":\"copy-chunk\",\"batch\":\"b\",\"incarnation\":\"0123456789ab\",\"mailbox\":\"m\",\"leg\":9223372036854775808}"
      })
  void anything_else_is_refused_and_not_quoted(String text) {
    assertThatThrownBy(() -> WorkCodec.decode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a queue message is no work of this app")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }
}
