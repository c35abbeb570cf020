package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.failure.MailboxBlockedException;
import godwit.target.MailTarget;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GraphFoldersTest {
  private static final String NONE = "{\"value\":[]}";

  private final ScriptedGraph graph = new ScriptedGraph();
  private final MailTarget target = graph.connector().open("ann@t.example");

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void a_folder_is_asked_for_once() throws Exception {
    graph.answer(200, folders("Projects", "F1"));

    assertThat(folder("Projects")).isEqualTo(new TargetFolderId("F1"));
    assertThat(folder("projects")).isEqualTo(new TargetFolderId("F1"));
    assertThat(graph.asked()).hasSize(1);
  }

  @Test
  void quotes_in_a_name_are_doubled_in_the_filter() throws Exception {
    graph.answer(200, folders("O'Brien", "F1"));

    assertThat(folder("O'Brien")).isEqualTo(new TargetFolderId("F1"));
    assertThat(graph.lines().getFirst()).contains("displayName%20eq%20%27O%27%27Brien%27");
  }

  @Test
  void every_page_is_read() throws Exception {
    String next = graph.root() + "/v1.0/users/x/mailFolders/y/childFolders?$skip=100";
    graph
        .answer(200, "{\"value\":[],\"@odata.nextLink\":\"" + next + "\"}")
        .answer(200, folders("Projects", "F1"));

    assertThat(folder("Projects")).isEqualTo(new TargetFolderId("F1"));
  }

  @Test
  void a_folder_that_somebody_else_made_meanwhile_is_taken() throws Exception {
    graph.answer(200, NONE).refuse(409, "ErrorFolderExists").answer(200, folders("PROJECTS", "F9"));

    assertThat(folder("Projects")).isEqualTo(new TargetFolderId("F9"));
  }

  @Test
  void a_folder_whose_answer_was_lost_is_taken() throws Exception {
    graph.answer(200, NONE).answer(504, "").answer(200, folders("Projects", "F9"));

    assertThat(folder("Projects")).isEqualTo(new TargetFolderId("F9"));
  }

  @Test
  void a_name_that_a_calendar_has_taken_goes_under_imported() throws Exception {
    graph
        .answer(200, NONE)
        .refuse(409, "ErrorFolderExists")
        .answer(200, folders("Inbox", "I"))
        .answer(200, NONE)
        .answer(201, "{\"id\":\"IMPORTED\",\"displayName\":\"Imported\"}")
        .answer(200, NONE)
        .answer(201, "{\"id\":\"C1\",\"displayName\":\"Calendar\"}");

    assertThat(folder("Calendar")).isEqualTo(new TargetFolderId("C1"));
    assertThat(graph.lines().getLast()).contains("/mailFolders/IMPORTED/childFolders");
    assertThat(folder("Calendar")).isEqualTo(new TargetFolderId("C1"));
    assertThat(graph.asked()).hasSize(7);
    assertThat(
            target.folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of("Calendar"))).path())
        .isEqualTo(new TargetFolderPath(WellKnownFolder.ROOT, List.of("Imported", "Calendar")));
  }

  @Test
  void what_lies_below_such_a_name_goes_with_it() throws Exception {
    graph
        .answer(200, NONE)
        .refuse(409, "ErrorFolderExists")
        .answer(200, NONE)
        .answer(200, folders("Imported", "IMPORTED"))
        .answer(200, folders("Notes", "N1"))
        .answer(200, folders("2019", "Y1"));

    var folder =
        target.folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of("Notes", "2019")));

    assertThat(folder.id()).isEqualTo(new TargetFolderId("Y1"));
    assertThat(folder.path().display()).isEqualTo("Imported/Notes/2019");
  }

  @Test
  void a_name_that_exchange_does_not_take_blocks_with_advice() {
    graph.answer(200, NONE).refuse(400, "ErrorInvalidFolderName");

    var blocked = catchThrowableOfType(MailboxBlockedException.class, () -> folder("Bad"));

    assertThat(blocked.explanation()).contains("\"Bad\"", "rename");
  }

  @Test
  void an_archive_that_is_not_there_yet_is_made() throws Exception {
    graph
        .refuse(404, "ErrorItemNotFound")
        .answer(200, NONE)
        .answer(201, "{\"id\":\"A1\",\"displayName\":\"Archive\"}");

    TargetFolderId archive =
        target.folder(new TargetFolderPath(WellKnownFolder.ARCHIVE, List.of())).id();

    assertThat(archive).isEqualTo(new TargetFolderId("A1"));
  }

  private TargetFolderId folder(String... names) throws Exception {
    return target.folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of(names))).id();
  }

  private static String folders(String name, String id) {
    return "{\"value\":[{\"id\":\"" + id + "\",\"displayName\":\"" + name + "\"}]}";
  }
}
