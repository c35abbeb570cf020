package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large attachments in pieces. */
class UploadSessionTest {
  private static final int PIECE = 3_932_160;
  private static final int TOTAL = 5_000_000;
  private final byte[] content = new byte[TOTAL];

  @TempDir Path data;
  private Graph graph;

  @AfterEach
  void stop() {
    graph.close();
  }

  private String open(String id, String type, long size) {
    return session(id, type, size).text("uploadUrl");
  }

  private Answer session(String id, String type, long size) {
    return graph.post(
        Graph.user("/messages/" + id + "/attachments/createUploadSession"),
        "{\"AttachmentItem\":{\"attachmentType\":\""
            + type
            + "\",\"name\":\"big.zip\",\"contentType\":\"application/zip\",\"size\":"
            + size
            + "}}");
  }

  private Answer put(String url, int from, int to) {
    return graph.send(
        HttpRequest.newBuilder(graph.uri(url))
            .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + TOTAL)
            .PUT(BodyPublishers.ofByteArray(Arrays.copyOfRange(content, from, to)))
            .build());
  }

  private String start() {
    graph = Graph.on(data);
    new Random(1).nextBytes(content);
    return graph.created(Json.sent("x"));
  }

  @Test
  void pieces_become_an_attachment() throws Exception {
    String id = start();
    String url = open(id, "file", TOTAL);

    var first = put(url, 0, PIECE);
    var unfinished = graph.stored().getFirst().at("/attachments/0");
    var last = put(url, PIECE, TOTAL);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().at("/nextExpectedRanges/0").asText()).isEqualTo("" + PIECE);
    assertThat(unfinished.path("complete").asBoolean()).isFalse();
    assertThat(last.status()).isEqualTo(201);
    String attachment = last.header("Location").replaceAll(".*Attachments\\('(.*)'\\)", "$1");
    assertThat(
            graph
                .get(Graph.user("/messages/" + id + "/attachments/" + attachment + "/$value"))
                .bytes())
        .isEqualTo(content);
    var stored = graph.stored().getFirst().at("/attachments/0");
    assertThat(stored.path("sha256").asText())
        .isEqualTo(
            HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content)));
    assertThat(stored.path("uploaded").asBoolean()).isTrue();
    assertThat(stored.path("complete").asBoolean()).isTrue();
    assertThat(put(url, PIECE, TOTAL).status()).isEqualTo(404);
  }

  @Test
  void a_session_survives_a_restart_and_says_where_to_go_on() {
    String id = start();
    String url = open(id, "file", TOTAL);
    put(url, 0, PIECE);
    graph.close();
    graph = Graph.on(data);
    String path = url.replaceFirst("http://[^/]+", "");

    var status = graph.send(HttpRequest.newBuilder(graph.uri(path)).build());
    var last = put(path, PIECE, TOTAL);

    assertThat(status.json().at("/nextExpectedRanges/0").asText()).isEqualTo(PIECE + "-");
    assertThat(last.status()).isEqualTo(201);
    assertThat(graph.stored().getFirst().path("attachments")).hasSize(1);
  }

  @Test
  void a_bearer_token_is_refused() {
    String url = open(start(), "file", TOTAL);

    assertThat(graph.get(url).status()).isEqualTo(401);
  }

  @Test
  void a_wrong_token_in_the_url_or_an_expired_session_is_not_found() {
    String url = open(start(), "file", TOTAL);

    assertThat(graph.send(HttpRequest.newBuilder(graph.uri(url + "x")).build()).status())
        .isEqualTo(404);
    graph.clock().advance(Duration.ofDays(1));
    assertThat(put(url, 0, PIECE).status()).isEqualTo(404);
  }

  @Test
  void pieces_out_of_order_or_of_another_length_are_refused() {
    String url = open(start(), "file", TOTAL);

    assertThat(put(url, PIECE, TOTAL).status()).isEqualTo(416);
    put(url, 0, PIECE);
    assertThat(put(url, 0, PIECE).status()).isEqualTo(416);
    var request =
        HttpRequest.newBuilder(graph.uri(url))
            .header("Content-Range", "bytes 3932160-3932169/5000000")
            .PUT(BodyPublishers.ofByteArray(new byte[9]))
            .build();
    assertThat(graph.send(request).status()).isEqualTo(400);
    assertThat(
            graph
                .send(
                    HttpRequest.newBuilder(graph.uri(url))
                        .PUT(BodyPublishers.ofByteArray(new byte[9]))
                        .build())
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_piece_over_four_megabytes_is_refused() {
    String url = open(start(), "file", TOTAL);

    assertThat(put(url, 0, 4 * 1024 * 1024 + 1).status()).isEqualTo(413);
  }

  @Test
  void a_cancelled_session_is_gone() {
    String url = open(start(), "file", TOTAL);

    assertThat(graph.send(HttpRequest.newBuilder(graph.uri(url)).DELETE().build()).status())
        .isEqualTo(204);
    assertThat(graph.stored().getFirst().path("attachments")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "item, 5000000, 405, ErrorAttachmentSessionIsSupportedOnlyForFileAttachments",
    "file, 2097151, 400, ErrorAttachmentSizeShouldNotBeLessThanMinimumSize",
    "file, 157286401, 400, ErrorAttachmentSizeLimitExceeded",
    "file, 157286400, 400, ErrorMessageSizeExceeded"
  })
  void a_session_that_cannot_end_well_is_not_opened(
      String type, long size, int status, String code) {
    var answer = session(start(), type, size);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
