package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders: names, conflicts, paging. */
class FolderTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private Answer create(String name) {
    return graph.post(Graph.user("/mailFolders"), "{\"displayName\":\"" + name + "\"}");
  }

  @Test
  void a_new_mailbox_has_the_well_known_folders() {
    for (String name :
        List.of("inbox", "sentitems", "drafts", "deleteditems", "junkemail", "archive")) {
      assertThat(graph.get(Graph.user("/mailFolders/" + name)).status()).isEqualTo(200);
    }
    assertThat(graph.get(Graph.user("/mailFolders/SentItems")).text("displayName"))
        .isEqualTo("Sent Items");
  }

  @Test
  void default_names_follow_the_language() {
    try (Graph german = new Graph(options -> options.withLanguage("de-DE"))) {
      assertThat(german.get(Graph.user("/mailFolders/inbox")).text("displayName"))
          .isEqualTo("Posteingang");
    }
  }

  @Test
  void a_folder_is_made_below_another() {
    String parent = create("Projects").text("id");

    var child =
        graph.post(
            Graph.user("/mailFolders/" + parent + "/childFolders"), "{\"displayName\":\"a/b\"}");

    assertThat(child.status()).isEqualTo(201);
    assertThat(child.text("parentFolderId")).isEqualTo(parent);
    assertThat(graph.get("/inspect/mailboxes/" + Graph.USER + "/folders").json().toString())
        .contains("\"path\":\"Projects/a\\\\/b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"projects", "PROJECTS", "inbox", "Sent items", "calendar", "Contacts", "Notes"})
  void a_name_that_is_taken_is_refused_whatever_its_case(String name) {
    create("Projects");

    var answer = create(name);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("ErrorFolderExists");
  }

  @Test
  void folders_of_another_class_take_names_but_are_not_listed() {
    var names = graph.get(Graph.user("/mailFolders?$top=100")).values();

    assertThat(names).noneMatch(folder -> folder.path("displayName").asText().equals("Calendar"));
    assertThat(graph.get(Graph.user("/mailFolders/calendar")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "tab\\there", "nul\\u0000"})
  void an_impossible_name_is_refused(String name) {
    assertThat(create(name).code()).isEqualTo("ErrorInvalidFolderName");
  }

  @Test
  void names_have_at_most_255_characters() {
    assertThat(create("x".repeat(255)).status()).isEqualTo(201);
    assertThat(create("y".repeat(256)).code()).isEqualTo("ErrorInvalidFolderName");
  }

  @Test
  void folders_are_found_by_name_with_escaped_quotes() {
    create("Ann's");

    var found =
        graph.get(Graph.user("/mailFolders?") + Graph.query("$filter", "displayName eq 'ann''s'"));

    assertThat(found.values()).hasSize(1);
  }

  @Test
  void lists_are_paged() {
    for (int i = 0; i < 25; i++) {
      create("Folder " + i);
    }
    List<String> names = new ArrayList<>();

    String next = Graph.user("/mailFolders?$top=7&$select=displayName");
    while (!next.isEmpty()) {
      Answer page = graph.get(next);
      page.values().forEach(folder -> names.add(folder.path("displayName").asText()));
      next = page.text("@odata.nextLink");
    }

    assertThat(names).hasSize(8 + 25).doesNotHaveDuplicates();
  }

  @Test
  void hidden_folders_are_listed_only_on_request() {
    graph.post(Graph.user("/mailFolders"), "{\"displayName\":\"Staging\",\"isHidden\":true}");

    assertThat(names(graph.get(Graph.user("/mailFolders?$top=100")))).doesNotContain("Staging");
    assertThat(names(graph.get(Graph.user("/mailFolders?$top=100&includeHiddenFolders=true"))))
        .contains("Staging");
  }

  @Test
  void renaming_minds_conflicts_and_default_folders() {
    String id = create("Old").text("id");
    create("Taken");

    assertThat(
            graph.patch(Graph.user("/mailFolders/" + id), "{\"displayName\":\"taken\"}").status())
        .isEqualTo(409);
    assertThat(graph.patch(Graph.user("/mailFolders/" + id), "{\"displayName\":\"OLD\"}").status())
        .isEqualTo(200);
    assertThat(graph.patch(Graph.user("/mailFolders/inbox"), "{\"displayName\":\"x\"}").status())
        .isEqualTo(403);
  }

  @Test
  void a_deleted_folder_takes_its_messages_along() {
    String id = create("Old").text("id");
    graph.post(Graph.user("/mailFolders/" + id + "/messages"), Json.sent("x"));

    assertThat(graph.delete(Graph.user("/mailFolders/" + id)).status()).isEqualTo(204);
    assertThat(graph.get(Graph.user("/mailFolders/" + id)).code()).isEqualTo("ErrorItemNotFound");
    assertThat(graph.stored()).isEmpty();
  }

  @Test
  void an_id_that_is_none_is_malformed() {
    assertThat(graph.get(Graph.user("/mailFolders/abc")).code())
        .isEqualTo("ErrorInvalidIdMalformed");
  }

  @Test
  void unknown_members_are_refused() {
    var answer =
        graph.post(Graph.user("/mailFolders"), "{\"displayName\":\"x\",\"wellKnownName\":\"y\"}");

    assertThat(answer.code()).isEqualTo("UnableToDeserializePostBody");
  }

  private static List<String> names(Answer list) {
    return list.values().stream()
        .map((JsonNode folder) -> folder.path("displayName").asText())
        .toList();
  }
}
