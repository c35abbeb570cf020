package godwit.source;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that break at some messages. */
class CarefulListTest {
  private static final SourceFolder FOLDER =
      new SourceFolder("A", List.of("A"), Optional.empty(), true);
  private static final FolderCursor CURSOR = new FolderCursor(FOLDER, new UidValidity(1));
  private static final MessageFlags SEEN =
      new MessageFlags(true, false, false, false, false, Set.of());
  private static final int MESSAGES = 400;

  private Set<Long> damaged = Set.of();

  /** Whose flags cannot be read. */
  private Set<Long> hidden = Set.of();

  /** Expunged since their flags were told. */
  private Set<Long> gone = Set.of();

  private String code = "BYE";
  private int sessions;
  private int lists;

  private List<MessageSummary> list(long first, long last) throws MigrationException {
    try (var source =
        new ResumingSource(() -> {
          sessions++;
          return new Session();
        })) {
      return source.list(CURSOR, new UidRange(first, last));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYE", "CONNECTION_LOST", "BAD_ANSWER"})
  void a_message_that_breaks_the_list_hides_no_other(String broken) throws Exception {
    code = broken;
    damaged = Set.of(1L, 7L, 399L);

    List<MessageSummary> listed = list(1, MESSAGES);

    assertThat(listed)
        .extracting(MessageSummary::uid)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
    assertThat(listed).allMatch(m -> m.flags().equals(SEEN));
    assertThat(listed)
        .filteredOn(m -> m.sizeBytes() == 0)
        .extracting(MessageSummary::uid)
        .containsExactly(1L, 7L, 399L);
  }

  @Test
  void it_costs_a_few_connections_for_each_of_them_and_few_commands() throws Exception {
    damaged = Set.of(77L);

    assertThat(list(1, MESSAGES)).hasSize(MESSAGES);
    assertThat(sessions).isEqualTo(5);
    assertThat(lists).isLessThan(70);
  }

  /** Before the first, beside a damaged one, between two blocks and behind the last. */
  @Test
  void messages_whose_flags_cannot_be_read_are_listed_too() throws Exception {
    damaged = Set.of(77L);
    hidden = Set.of(1L, 76L, 78L, 103L, 400L);

    assertThat(list(1, MESSAGES))
        .extracting(MessageSummary::uid)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 77, 400})
  void one_that_is_damaged_as_well_is_listed_by_its_identifier(long uid) throws Exception {
    damaged = Set.of(uid);
    hidden = LongStream.rangeClosed(uid - 3, uid + 3).boxed().collect(toSet());

    List<MessageSummary> listed = list(1, MESSAGES);

    assertThat(listed).hasSize(MESSAGES);
    assertThat(listed)
        .filteredOn(m -> m.sizeBytes() == 0)
        .singleElement()
        .returns(uid, MessageSummary::uid)
        .returns(MessageFlags.NONE, MessageSummary::flags);
  }

  /** When a mailbox is assessed. */
  @Test
  void sizes_are_told_of_all_but_what_breaks() throws Exception {
    damaged = Set.of(77L);
    try (var source =
        new ResumingSource(() -> {
          sessions++;
          return new Session();
        })) {
      SourceFigures figures = source.figures();

      assertThat(figures.sizes(CURSOR, new UidRange(1, 100)))
          .hasSize(100)
          .containsEntry(76L, 7L)
          .containsEntry(77L, 0L);
      assertThat(figures.bytes(FOLDER)).isEmpty();
      assertThat(figures.quota()).isEmpty();
    }
    assertThat(sessions).isEqualTo(5);
  }

  @Test
  void what_breaks_once_only_is_listed_as_it_is() throws Exception {
    damaged = Set.of(77L);
    try (var source =
        new ResumingSource(() -> {
          damaged = sessions++ == 0 ? damaged : Set.of();
          return new Session();
        })) {
      assertThat(source.list(CURSOR, new UidRange(1, 100)))
          .hasSize(100)
          .allMatch(m -> m.sizeBytes() == 7);
    }
    assertThat(lists).isEqualTo(2);
  }

  /** A lost file of Dovecot's takes neighbours; behind the last ones there is none to look at. */
  @ParameterizedTest
  @ValueSource(longs = {1, 101, 361})
  void dozens_of_damaged_messages_in_a_row_hold_up_no_other(long first) throws Exception {
    damaged = LongStream.range(first, first + 40).boxed().collect(toSet());

    List<MessageSummary> listed = list(1, MESSAGES);

    assertThat(listed).hasSize(MESSAGES);
    assertThat(listed)
        .filteredOn(m -> m.sizeBytes() == 0)
        .extracting(MessageSummary::uid)
        .containsExactlyElementsOf(LongStream.range(first, first + 40).boxed().toList());
  }

  @Test
  void one_that_is_gone_does_not_show_that_the_server_is_well() {
    damaged = LongStream.rangeClosed(1, MESSAGES - 1).boxed().collect(toSet());
    gone = Set.of((long) MESSAGES);

    assertThatThrownBy(() -> list(1, MESSAGES)).isInstanceOf(TransientException.class);
  }

  @Test
  void in_an_outage_the_list_is_asked_for_later() {
    damaged = Set.copyOf(LongStream.rangeClosed(1, MESSAGES).boxed().toList());

    assertThatThrownBy(() -> list(1, MESSAGES)).isInstanceOf(TransientException.class);
    assertThat(sessions).isLessThan(15);
  }

  /** Between the messages there is nothing, which the server can tell. */
  @Test
  void in_an_outage_ranges_without_messages_prove_nothing() {
    damaged = LongStream.rangeClosed(1, MESSAGES / 10).map(n -> n * 10).boxed().collect(toSet());
    gone = LongStream.rangeClosed(1, MESSAGES).boxed().collect(toSet());
    hidden =
        LongStream.rangeClosed(1, MESSAGES)
            .boxed()
            .filter(uid -> !damaged.contains(uid))
            .collect(toSet());

    assertThatThrownBy(() -> list(1, MESSAGES)).isInstanceOf(TransientException.class);
    assertThat(sessions).isLessThan(15);
  }

  @Test
  void a_server_that_says_why_it_ends_the_session_is_obeyed() {
    damaged = Set.of(77L);
    code = "UNAVAILABLE";

    assertThatThrownBy(() -> list(1, MESSAGES)).isInstanceOf(TransientException.class);
    assertThat(sessions).isEqualTo(1);
  }

  private final class Session implements MailSource {
    @Override
    public List<SourceFolder> folders() {
      return List.of(FOLDER);
    }

    @Override
    public boolean labelled() {
      return false;
    }

    @Override
    public List<String> notes() {
      return List.of();
    }

    @Override
    public FolderState open(SourceFolder folder) {
      return new FolderState(new UidValidity(1), MESSAGES + 1, MESSAGES, Optional.empty());
    }

    @Override
    public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange) {
      return List.of(new UidRange(1, MESSAGES));
    }

    @Override
    public List<MessageSummary> list(FolderCursor cursor, UidRange range)
        throws MigrationException {
      lists++;
      if (damaged.stream().anyMatch(range::holds)) {
        throw new TransientException(code, "broke");
      }
      return LongStream.rangeClosed(range.first(), range.last())
          .filter(uid -> !gone.contains(uid))
          .mapToObj(uid -> new MessageSummary(uid, 7, Optional.empty(), SEEN, Optional.empty()))
          .toList();
    }

    @Override
    public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since) {
      return LongStream.rangeClosed(range.first(), range.last())
          .filter(uid -> !hidden.contains(uid))
          .mapToObj(uid -> new UidFlags(uid, SEEN))
          .toList();
    }

    @Override
    public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor) {
      // Nothing is read here.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
