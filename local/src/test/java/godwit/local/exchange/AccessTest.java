package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.exchange.store.AddressBook;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, and for which mailbox. */
class AccessTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void a_request_without_token_is_refused_in_the_words_of_graph() {
    var answer =
        graph.send(
            HttpRequest.newBuilder(graph.uri(Graph.user("/mailFolders")))
                .header("client-request-id", "mine")
                .build());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("InvalidAuthenticationToken");
    assertThat(answer.json().at("/error/innerError/client-request-id").asText()).isEqualTo("mine");
    assertThat(answer.json().at("/error/innerError/request-id").asText())
        .isEqualTo(answer.header("request-id"));
    assertThat(answer.json().at("/error/innerError/date").asText())
        .isEqualTo("2026-11-21T10:00:00");
  }

  @Test
  void another_token_is_refused() {
    var answer = graph.get(Graph.user("/mailFolders"), "Authorization", "Bearer other");

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown@contoso.example, 404, ErrorInvalidUser",
    "No-Such.user@contoso.example, 404, ErrorInvalidUser",
    "ann@contoso.invalid, 404, ErrorInvalidUser",
    "nonsense, 404, ErrorInvalidUser",
    "unlicensed1@contoso.example, 404, MailboxNotEnabledForRESTAPI",
    "forbidden@contoso.example, 403, ErrorAccessDenied"
  })
  void an_address_that_is_no_usable_mailbox_is_refused(String address, int status, String code) {
    var answer = graph.get("/v1.0/users/" + address + "/mailFolders/inbox");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void addresses_compare_without_case() {
    graph.create(Json.sent("one"));

    var answer = graph.get("/v1.0/users/ANN@Contoso.Example/mailFolders/inbox");

    assertThat(answer.json().path("totalItemCount").asInt()).isEqualTo(1);
  }

  @Test
  void with_a_list_of_mailboxes_no_other_exists() {
    try (Graph strict =
        new Graph(options -> options.with(AddressBook.of(List.of("Bob@contoso.example"))))) {
      assertThat(strict.get("/v1.0/users/bob@contoso.example/mailFolders").status()).isEqualTo(200);
      assertThat(strict.get(Graph.user("/mailFolders")).code()).isEqualTo("ErrorInvalidUser");
    }
  }

  @Test
  void a_full_mailbox_refuses_new_messages() {
    var answer =
        graph.post("/v1.0/users/full@contoso.example/mailFolders/inbox/messages", Json.sent("x"));

    assertThat(answer.status()).isEqualTo(507);
    assertThat(answer.code()).isEqualTo("ErrorQuotaExceeded");
  }

  @Test
  void a_mailbox_can_be_described_by_hand() {
    graph.put(
        "/inspect/mailboxes/unknown@contoso.example",
        "{\"state\":\"ACTIVE\",\"maxMessageBytes\":2000}");

    var answer =
        graph.post(
            "/v1.0/users/unknown@contoso.example/mailFolders/inbox/messages",
            Json.sent("x", "\"attachments\":[" + Json.file("a", new byte[3000]) + "]"));

    assertThat(answer.code()).isEqualTo("ErrorMessageSizeExceeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/beta/users/a@b.example/mailFolders", "/v1.0/users/a@b.example/nothing"})
  void an_unknown_path_is_refused(String path) {
    assertThat(graph.get(path).status()).isEqualTo(400);
  }

  @Test
  void a_known_path_with_another_method_is_refused() {
    assertThat(graph.delete(Graph.user("/mailFolders")).status()).isEqualTo(405);
  }
}
