package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.SourceFigures.Quota;
import org.junit.jupiter.api.Test;

/** How much a folder holds and how full the mailbox is, where servers tell. */
class StorageCommandsTest extends ScriptedSession {
  @Test
  void the_size_of_a_folder_is_asked_where_it_is_offered_and_a_refusal_tells_nothing()
      throws Exception {
    play(
        "cyrus/status-size",
        source -> {
          assertThat(source.figures().bytes(INBOX)).contains(5_000_000_000L);
          assertThat(source.figures().bytes(INBOX)).as("refused").isEmpty();
          assertThat(source.figures().bytes(INBOX)).as("not answered").isEmpty();
        });
  }

  @Test
  void of_several_quotas_the_nearest_counts_and_a_refusal_tells_nothing() throws Exception {
    play(
        "cyrus/quota",
        source -> {
          assertThat(source.figures().quota()).contains(new Quota(900 << 10, 1_000 << 10));
          assertThat(source.figures().quota()).as("no root").isEmpty();
          assertThat(source.figures().quota()).as("refused").isEmpty();
        });
  }

  @Test
  void a_quota_without_a_name_counts_and_one_without_a_limit_does_not() throws Exception {
    play(
        "courier/quota-without-a-name",
        source -> {
          assertThat(source.figures().quota()).isEmpty();
          assertThat(source.figures().quota()).contains(new Quota(5 << 10, 10 << 10));
        });
  }

  @Test
  void who_offers_neither_is_asked_nothing() throws Exception {
    play(
        "generic/no-storage-commands",
        source -> {
          assertThat(source.figures().bytes(INBOX)).isEmpty();
          assertThat(source.figures().quota()).isEmpty();
        });
  }
}
