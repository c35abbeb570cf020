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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
          "com.azure.security.",
          "com.microsoft.aad.",
          "godwit.mime.",
          "godwit.source.imap.",
          "godwit.target.graph.");

  private static final Map<String, String> LOCAL_KEY =
      Map.of("SEALING_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  private static final Map<String, String> VAULT =
      Map.of("SEALING_KEY_ID", "https://contoso.vault.azure.net/keys/wrapping");

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

  static Stream<Map<String, String>> sealing() {
    return Stream.of(LOCAL_KEY, VAULT);
  }

  @ParameterizedTest
  @MethodSource("sealing")
  void every_http_function_answers_without_graph_imap_vault_and_identity(
      Map<String, String> sealing) throws Exception {
    Path log = folder.resolve("classes.log");
    List<String> functions = httpFunctions();

    String answers = run(log, functions, sealing);

    assertThat(answers.lines())
        .hasSameSizeAs(functions)
        .contains("ListBatchesFunction 200", "ShowBatchFunction 404", "CreateBatchFunction 400")
        .contains("UploadBatchFunction 400")
        .noneMatch(answer -> answer.matches(".* 5\\d\\d"));
    List<String> loaded = loaded(log);
    assertThat(loaded).contains("godwit.functions.ListBatchesFunction", "godwit.api.Api");
    assertThat(loaded.stream().filter(c -> HEAVY.stream().anyMatch(c::startsWith))).isEmpty();
  }

  private static List<String> httpFunctions() {
    return WiringTest.functions().stream()
        .filter(function -> WiringTest.http(function).isPresent())
        .map(function -> function.getDeclaringClass().getName())
        .sorted()
        .toList();
  }

  private String run(Path log, List<String> functions, Map<String, String> sealing)
      throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName()));
    command.addAll(functions);
    var child = new ProcessBuilder(command).redirectError(folder.resolve("errors.log").toFile());
    child.environment().putAll(settings());
    child.environment().putAll(sealing);
    Process process = child.start();
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
        "chunks");
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
