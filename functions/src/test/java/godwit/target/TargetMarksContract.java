package godwit.target;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.MessageState;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link MailTarget} does with marks that changed at the source. */
public interface TargetMarksContract {
  MessageMarks PLAIN = new MessageMarks(false, Flag.NONE, Verb.NONE);
  MessageMarks ALL = new MessageMarks(true, Flag.FLAGGED, Verb.REPLIED);

  /** A mailbox without mail; the same one throughout a test. */
  MailTarget target();

  /** Another way into {@link #target()}. */
  TargetProbe probe();

  @Test
  default void marks_that_changed_at_the_source_are_carried_over() throws Exception {
    TargetMessageId id = plainMessage();

    assertThat(target().mark(id, new MarkChange(PLAIN, PLAIN, ALL))).contains(ALL);

    assertThat(arrived().read()).isTrue();
    assertThat(arrived().flagged()).isTrue();
    assertThat(arrived().properties()).containsEntry("Integer 0x1081", "102");
    assertThat(arrived().draft()).isFalse();
  }

  @Test
  default void a_mark_that_is_taken_back_at_the_source_is_taken_back() throws Exception {
    TargetMessageId id = plainMessage();
    assertThat(target().mark(id, new MarkChange(PLAIN, PLAIN, ALL))).contains(ALL);
    var answered = new MessageMarks(false, Flag.NONE, Verb.REPLIED);

    assertThat(target().mark(id, new MarkChange(ALL, ALL, answered))).contains(answered);

    assertThat(arrived().read()).isFalse();
    assertThat(arrived().flagged()).isFalse();
  }

  @Test
  default void what_the_owner_has_changed_stays() throws Exception {
    TargetMessageId id = plainMessage();
    var read = new MessageMarks(true, Flag.NONE, Verb.NONE);
    assertThat(target().mark(id, new MarkChange(PLAIN, PLAIN, read))).contains(read);
    var flagged = new MessageMarks(false, Flag.FLAGGED, Verb.NONE);

    // The source was read and is unread again, which the owner's own reading outweighs.
    var there = target().mark(id, new MarkChange(read, PLAIN, flagged));

    assertThat(there).contains(new MessageMarks(true, Flag.FLAGGED, Verb.NONE));
    assertThat(arrived().read()).isTrue();
    assertThat(arrived().flagged()).isTrue();
  }

  @Test
  default void carrying_a_change_over_again_is_harmless() throws Exception {
    TargetMessageId id = plainMessage();
    var change = new MarkChange(PLAIN, PLAIN, ALL);

    assertThat(target().mark(id, change)).contains(ALL);
    assertThat(target().mark(id, change)).contains(ALL);

    assertThat(probe().messages(inbox())).hasSize(1);
  }

  @Test
  default void a_message_that_is_gone_has_no_marks() throws Exception {
    var gone = new TargetMessageId("AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AgoneA");

    assertThat(target().mark(gone, new MarkChange(PLAIN, PLAIN, ALL))).isEmpty();
  }

  private TargetMessageId plainMessage() throws Exception {
    Delivery delivery = target().deliver(inbox(), Messages.stamp(1), unread());
    assertThat(delivery).isInstanceOf(Delivery.Stored.class);
    return ((Delivery.Stored) delivery).id();
  }

  private static ExchangeMessage unread() {
    return Messages.ordinary()
        .state(new MessageState(false, false, false, Importance.NORMAL, List.of()))
        .build();
  }

  private ArrivedMessage arrived() throws Exception {
    return probe().messages(inbox()).getFirst();
  }

  private TargetFolderId inbox() throws Exception {
    return target().folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
  }
}
