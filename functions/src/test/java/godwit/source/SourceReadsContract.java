package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.ThrottledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every {@link MailSource} reads messages. */
public interface SourceReadsContract extends SourceUnderTest {
  @Test
  default void reads_every_message_byte_for_byte_in_order() throws Exception {
    fill(7);
    var source = source();
    var listed = SourceUnderTest.listAll(source);

    var read = SourceUnderTest.readAll(source, listed);

    assertThat(read).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(read.get(i)).isEqualTo(SourceUnderTest.bytes(i));
    }
  }

  @Test
  default void reads_only_what_was_asked_for() throws Exception {
    fill(6);
    var source = source();
    var listed = SourceUnderTest.listAll(source);

    var read = SourceUnderTest.readAll(source, List.of(listed.get(1), listed.get(4)));

    assertThat(read).containsExactly(SourceUnderTest.bytes(1), SourceUnderTest.bytes(4));
  }

  @Test
  default void does_not_show_what_was_expunged_meanwhile() throws Exception {
    fill(4);
    var source = source();
    var listed = SourceUnderTest.listAll(source);
    mailbox().expunge(INBOX, listed.get(1).uid());

    var read = SourceUnderTest.readAll(source(), listed);

    assertThat(read)
        .containsExactly(
            SourceUnderTest.bytes(0), SourceUnderTest.bytes(2), SourceUnderTest.bytes(3));
  }

  @Test
  default void large_messages_can_be_read_twice_and_from_anywhere() throws Exception {
    byte[] large = large();
    mailbox().append(INBOX, large, RECEIVED, Set.of());
    var source = source();

    source.read(
        SourceUnderTest.cursor(source),
        SourceUnderTest.listAll(source),
        message -> {
          try (var content = message.content()) {
            assertThat(content.sizeBytes()).isEqualTo(large.length);
            assertThat(SourceUnderTest.allOf(content)).isEqualTo(large);
            assertThat(SourceUnderTest.allOf(content)).isEqualTo(large);
          }
        });
  }

  @Test
  default void never_sets_a_flag() throws Exception {
    fill(3);
    var source = source();

    var listed = SourceUnderTest.listAll(source);
    var read = SourceUnderTest.readAll(source, listed);

    assertThat(read).hasSize(3);
    for (MessageSummary message : listed) {
      assertThat(mailbox().flags(INBOX, message.uid())).isEmpty();
    }
  }

  @Test
  default void a_failing_visitor_ends_the_reading_and_the_session_goes_on() throws Exception {
    fill(5);
    var source = source();
    var listed = SourceUnderTest.listAll(source);
    var shown = new ArrayList<Long>();
    var failure = new ThrottledException("429", "later", Duration.ofSeconds(1));

    assertThatThrownBy(() ->
            source.read(
                SourceUnderTest.cursor(source),
                listed,
                message -> {
                  message.content().close();
                  shown.add(message.summary().uid());
                  if (shown.size() == 2) {
                    throw failure;
                  }
                }))
        .isSameAs(failure);

    assertThat(shown).hasSize(2);
    assertThat(SourceUnderTest.readAll(source, listed)).hasSize(5);
  }
}
