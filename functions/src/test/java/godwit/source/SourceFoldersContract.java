package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every {@link MailSource} lists and opens folders. */
public interface SourceFoldersContract extends SourceUnderTest {
  @Test
  default void lists_the_inbox_first_and_folders_by_path() throws Exception {
    mailbox().createFolder(List.of("Zebra"));
    mailbox().createFolder(List.of("Archive", "2019"));
    mailbox().createFolder(List.of("Archive", "2018"));

    var folders = source().folders();

    assertThat(folders.getFirst().path()).isEqualTo(INBOX);
    assertThat(folders.getFirst().specialUse()).contains(SpecialUse.INBOX);
    assertThat(folders)
        .extracting(SourceFolder::display)
        .containsSubsequence("INBOX", "Archive", "Archive/2018", "Archive/2019", "Zebra");
  }

  @Test
  default void keeps_names_beyond_ascii_and_ampersands() throws Exception {
    mailbox().createFolder(List.of("Entwürfe & Übriges"));
    mailbox().append(List.of("Entwürfe & Übriges"), SourceUnderTest.bytes(1), RECEIVED, Set.of());

    var source = source();
    var folder = SourceUnderTest.folder(source, List.of("Entwürfe & Übriges"));

    assertThat(source.open(folder).messages()).isEqualTo(1);
  }

  @Test
  default void says_how_many_messages_an_opened_folder_holds() throws Exception {
    fill(3);

    var source = source();
    var state = source.open(SourceUnderTest.folder(source, INBOX));

    assertThat(state.messages()).isEqualTo(3);
    assertThat(state.uidNext()).isGreaterThan(SourceUnderTest.allUids(source).getLast());
  }

  @Test
  default void an_empty_folder_opens_and_has_no_plan() throws Exception {
    var source = source();
    var inbox = SourceUnderTest.folder(source, INBOX);
    var state = source.open(inbox);
    var cursor = new FolderCursor(inbox, state.validity());

    assertThat(state.messages()).isZero();
    assertThat(state.uidNext()).isPositive();
    assertThat(source.plan(cursor, 1, 10)).isEmpty();
    assertThat(source.list(cursor, new UidRange(1, 100))).isEmpty();
  }

  @Test
  default void a_folder_that_is_gone_is_told_as_changed() throws Exception {
    mailbox().createFolder(List.of("Short-lived"));
    var source = source();
    var folder = SourceUnderTest.folder(source, List.of("Short-lived"));
    mailbox().deleteFolder(List.of("Short-lived"));

    assertThatThrownBy(() -> source.open(folder)).isInstanceOf(FolderChangedException.class);
    assertThat(source.open(SourceUnderTest.folder(source, INBOX)).messages()).isZero();
  }

  @Test
  default void another_generation_is_told_as_changed() throws Exception {
    fill(1);
    var source = source();
    var stale = new FolderCursor(SourceUnderTest.folder(source, INBOX), new UidValidity(1234567));

    assertThatThrownBy(() -> source.plan(stale, 1, 10)).isInstanceOf(FolderChangedException.class);
    assertThatThrownBy(() -> source.list(stale, new UidRange(1, 9)))
        .isInstanceOf(FolderChangedException.class);
    assertThatThrownBy(() -> source.read(stale, List.of(), message -> {}))
        .isInstanceOf(FolderChangedException.class);
  }

  @Test
  default void closing_twice_does_no_harm() throws Exception {
    var source = source();

    source.close();
    source.close();

    assertThatThrownBy(source::folders).isInstanceOf(MigrationException.class);
  }
}
