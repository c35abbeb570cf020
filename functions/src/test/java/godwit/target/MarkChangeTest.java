package godwit.target;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkChangeTest {
  @ParameterizedTest(name = "source {0} then {2}, given {1}, there {3}: {4}")
  @CsvSource({
    // What did not change at the source stays as the owner wants it.
    "false, false, false, true, true",
    "true, true, true, false, false",
    // What changed there is carried over to a target that is as it was left.
    "false, false, true, false, true",
    "true, true, false, true, false",
    // It is not where the owner has changed it, whatever the source did before.
    "true, false, false, true, true",
    "false, true, true, false, false",
    // There already.
    "false, false, true, true, true",
    "true, true, false, false, false"
  })
  void a_mark_is_carried_only_where_nobody_else_changed_it(
      boolean before, boolean given, boolean now, boolean there, boolean then) {
    var change = new MarkChange(read(before), read(given), read(now));

    assertThat(change.on(read(there)).read()).isEqualTo(then);
  }

  @Test
  void each_mark_is_decided_on_its_own() {
    var none = new MessageMarks(false, Flag.NONE, Verb.NONE);
    var all = new MessageMarks(true, Flag.FLAGGED, Verb.FORWARDED);
    var there = new MessageMarks(false, Flag.COMPLETE, Verb.REPLIED);

    assertThat(new MarkChange(none, none, all).on(there))
        .isEqualTo(new MessageMarks(true, Flag.COMPLETE, Verb.REPLIED));
  }

  @Test
  void where_an_answer_was_lost_either_is_ours() {
    var change = new MarkChange(read(false), List.of(read(false), read(true)), read(false));

    assertThat(change.isAny()).isTrue();
    assertThat(change.on(read(true))).isEqualTo(read(false));
    assertThat(change.on(read(false))).isEqualTo(read(false));
  }

  @Test
  void an_answer_stays_given() {
    var replied = new MessageMarks(true, Flag.NONE, Verb.REPLIED);

    assertThat(new MarkChange(replied, replied, read(true)).on(replied)).isEqualTo(replied);
  }

  @Test
  void a_forward_that_is_answered_later_is_an_answer() {
    var forwarded = new MessageMarks(true, Flag.NONE, Verb.FORWARDED);
    var replied = new MessageMarks(true, Flag.NONE, Verb.REPLIED);

    assertThat(new MarkChange(forwarded, forwarded, replied).on(forwarded)).isEqualTo(replied);
  }

  private static MessageMarks read(boolean is) {
    return new MessageMarks(is, Flag.NONE, Verb.NONE);
  }
}
