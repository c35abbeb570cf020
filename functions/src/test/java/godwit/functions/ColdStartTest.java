package godwit.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process loads that only answers HTTP: a cold start pays for every class. */
class ColdStartTest {
  private static final List<String> HEAVY =
      List.of(
          "com.microsoft.graph.",
          "com.microsoft.kiota.",
          "okhttp3.",
          "kotlin.",
          "org.eclipse.angus.mail.imap.",
          "org.eclipse.angus.mail.iap.",
          "com.azure.identity.",
          "com.microsoft.aad.",
          "godwit.mime.",
          "godwit.source.imap.",
          "godwit.target.graph.");

  @TempDir private Path folder;
  private HttpServer tables;

  @BeforeEach
  void start() throws IOException {
    tables = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tables.createContext("/", ColdStartTest::answer);
    tables.start();
  }

  @AfterEach
  void stop() {
    tables.stop(0);
  }

  @Test
  void http_functions_answer_without_graph_imap_and_identity() throws Exception {
    Path log = folder.resolve("classes.log");

    String statuses = run(log);

    assertThat(statuses.lines()).containsExactly("200", "404", "400", "400");
    List<String> loaded = loaded(log);
    assertThat(loaded).contains("godwit.functions.ListBatchesFunction", "godwit.api.Api");
    assertThat(loaded.stream().filter(c -> HEAVY.stream().anyMatch(c::startsWith))).isEmpty();
  }

  private String run(Path log) throws Exception {
    var command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName())
            .redirectError(folder.resolve("errors.log").toFile());
    command.environment().putAll(settings());
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("errors.log"))).isZero();
    return said;
  }

  private Map<String, String> settings() {
    String account = "http://127.0.0.1:" + tables.getAddress().getPort() + "/account";
    return Map.of(
        "GodwitStorage",
        "AccountName=account;AccountKey=aHVzaA==;TableEndpoint="
            + account
            + ";QueueEndpoint="
            + account,
        "BATCHES_QUEUE",
        "batches",
        "MAILBOXES_QUEUE",
        "mailboxes",
        "CHUNKS_QUEUE",
        "chunks",
        "SEALING_KEY",
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  }

  /** Lines end in {@code NAME source: WHERE}. */
  private static List<String> loaded(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(" source: "))
          .map(line -> line.substring(0, line.indexOf(" source: ")))
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .toList();
    }
  }

  /** Tables that are there and have no rows. */
  private static void answer(HttpExchange call) throws IOException {
    boolean makesTable = call.getRequestMethod().equals("POST");
    if (call.getRequestURI().getPath().endsWith("()")) {
      answer(call, 200, "{\"value\":[]}");
    } else {
      String code = makesTable ? "TableAlreadyExists" : "ResourceNotFound";
      answer(
          call,
          makesTable ? 409 : 404,
          """
          {"odata.error":{"code":"%s","message":{"lang":"en-US","value":"so it is"}}}\
          """
              .formatted(code));
    }
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json;odata=minimalmetadata");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
