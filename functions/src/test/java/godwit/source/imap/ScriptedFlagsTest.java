package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.UidFlags;
import godwit.source.UidRange;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How flags are asked for at servers that count changes, and at those that only say they do. */
class ScriptedFlagsTest extends ScriptedSession {
  private static final OptionalLong SINCE = OptionalLong.of(40);

  @Test
  void only_what_changed_is_asked_for_where_changes_are_counted() throws Exception {
    assertThat(uids("generic/flags-changed-since")).containsExactly(2L, 5L);
  }

  @Test
  void where_a_folder_counts_no_changes_all_flags_are_asked_for() throws Exception {
    assertThat(uids("generic/flags-without-modseq")).containsExactly(1L, 2L);
  }

  @Test
  void where_the_question_for_changes_is_refused_all_flags_are_asked_for() throws Exception {
    assertThat(uids("icloud/changedsince-refused")).containsExactly(1L, 2L);
  }

  @Test
  void a_list_of_flags_cut_at_a_message_limit_is_completed() throws Exception {
    assertThat(uids("yahoo/message-limit-in-flags")).containsExactly(1L, 2L, 3L, 4L);
  }

  private List<Long> uids(String script) throws Exception {
    var flags = new java.util.ArrayList<UidFlags>();
    play(script, source -> flags.addAll(source.flags(CURSOR, new UidRange(1, 9), SINCE)));
    return flags.stream().map(UidFlags::uid).toList();
  }
}
