package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.batch.MessageSelection.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are left out, on the second and on the byte, and what is said of them. */
class MessageSelectionTest {
  private static final Instant FROM = Instant.parse("2020-06-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2021-06-01T00:00:00Z");
  private static final long MEGABYTE = 1_048_576;

  @Test
  void what_was_received_from_the_first_day_on_and_before_the_last_is_copied() {
    MessageSelection year = between(Optional.of(FROM), Optional.of(BEFORE));

    assertThat(year.leavesOut(Optional.of(FROM.minusMillis(1)), 1))
        .contains(Reason.RECEIVED_FILTER);
    assertThat(year.leavesOut(Optional.of(FROM), 1)).isEmpty();
    assertThat(year.leavesOut(Optional.of(BEFORE.minusMillis(1)), 1)).isEmpty();
    assertThat(year.leavesOut(Optional.of(BEFORE), 1)).contains(Reason.RECEIVED_FILTER);
  }

  @Test
  void one_end_alone_leaves_the_other_open() {
    MessageSelection since = between(Optional.of(FROM), Optional.empty());
    MessageSelection until = between(Optional.empty(), Optional.of(BEFORE));

    assertThat(since.leavesOut(Optional.of(BEFORE.plusSeconds(1)), 1)).isEmpty();
    assertThat(since.leavesOut(Optional.of(FROM.minusSeconds(1)), 1)).isPresent();
    assertThat(until.leavesOut(Optional.of(FROM.minusSeconds(1)), 1)).isEmpty();
    assertThat(until.leavesOut(Optional.of(BEFORE), 1)).isPresent();
  }

  @Test
  void a_message_whose_date_nobody_knows_is_copied() {
    assertThat(between(Optional.of(FROM), Optional.of(BEFORE)).leavesOut(Optional.empty(), 1))
        .isEmpty();
  }

  @Test
  void a_message_as_large_as_allowed_is_copied_and_one_byte_more_is_not() {
    MessageSelection small = sized(3);

    assertThat(small.leavesOut(Optional.of(FROM), 3 * MEGABYTE)).isEmpty();
    assertThat(small.leavesOut(Optional.of(FROM), 3 * MEGABYTE + 1)).contains(Reason.SIZE_FILTER);
    assertThat(MessageSelection.ALL.leavesOut(Optional.of(FROM), Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void what_is_said_of_a_message_names_what_the_batch_asks_for() {
    assertThat(between(Optional.of(FROM), Optional.of(BEFORE)).explain(Reason.RECEIVED_FILTER))
        .isEqualTo(
            "left out, as the batch's options say: not received from 2020-06-01T00:00:00Z on and"
                + " before 2021-06-01T00:00:00Z");
    assertThat(between(Optional.of(FROM), Optional.empty()).explain(Reason.RECEIVED_FILTER))
        .endsWith("not received from 2020-06-01T00:00:00Z on");
    assertThat(between(Optional.empty(), Optional.of(BEFORE)).explain(Reason.RECEIVED_FILTER))
        .endsWith("not received before 2021-06-01T00:00:00Z");
    assertThat(sized(3).explain(Reason.SIZE_FILTER)).endsWith("larger than 3 MB");
  }

  @Test
  void selections_that_leave_out_the_same_have_one_filter_and_those_that_leave_out_nothing_none() {
    var trial =
        new MessageSelection(
            Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(5));
    var both =
        new MessageSelection(
            Optional.of(FROM), Optional.of(BEFORE), OptionalInt.of(3), OptionalInt.of(5));

    assertThat(MessageSelection.ALL.filter()).isEmpty();
    assertThat(trial.filter()).isEmpty();
    assertThat(both.filter()).isEqualTo("2020-06-01T00:00:00Z/2021-06-01T00:00:00Z/3");
    assertThat(sized(3).filter()).isNotEqualTo(sized(4).filter()).isNotEmpty();
    assertThat(between(Optional.of(FROM), Optional.empty()).filter())
        .isNotEmpty()
        .isNotEqualTo(between(Optional.empty(), Optional.of(FROM)).filter());
  }

  @Test
  void a_selection_of_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> between(Optional.of(FROM), Optional.of(FROM)));
    assertThat(between(Optional.of(FROM), Optional.of(FROM.plusMillis(1))).filter()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 151})
  void a_size_that_no_mailbox_takes_is_refused(int megabytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sized(megabytes))
        .withMessage(megabytes + " is not 1 to 150");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 150})
  void the_least_and_the_largest_size_are_allowed(int megabytes) {
    assertThat(sized(megabytes).maxMessageSizeMB()).hasValue(megabytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  void a_trial_of_nothing_or_of_very_many_is_refused(int messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MessageSelection(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(messages)))
        .withMessageContaining("1 to 1000");
  }

  @ParameterizedTest
  @EnumSource
  void a_code_that_leaves_out_by_options_is_known(Reason reason) {
    assertThat(Reason.isOne(reason.name())).isTrue();
    assertThat(Reason.isOne("")).isFalse();
    assertThat(Reason.isOne("EXPUNGED")).isFalse();
  }

  private static MessageSelection between(Optional<Instant> from, Optional<Instant> before) {
    return new MessageSelection(from, before, OptionalInt.empty(), OptionalInt.empty());
  }

  private static MessageSelection sized(int megabytes) {
    return new MessageSelection(
        Optional.empty(), Optional.empty(), OptionalInt.of(megabytes), OptionalInt.empty());
  }
}
