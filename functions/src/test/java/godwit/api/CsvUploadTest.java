package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.MarkdownTable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people save them, sent as they are. */
class CsvUploadTest {
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final String OCTETS = "application/octet-stream";

  private final ApiBench bench = new ApiBench();

  static Stream<Arguments> files() {
    return Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252")
        .flatMap(encoding ->
            Stream.of(true, false)
                .filter(mark -> !(mark && encoding.equals("windows-1252")))
                .flatMap(
                    mark -> Stream.of(",", ";", "\t").map(s -> Arguments.of(encoding, mark, s))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void any_encoding_with_or_without_a_mark_and_any_separator(
      String encoding, boolean mark, String separator) throws Exception {
    String header = String.join(separator, "password", "EMAILADDRESS", "UserName", "userroot");
    String row = String.join(separator, "\"p\"\"ä;,\"", "zoe@b.example", "zoë", "");
    String text = (mark ? "\uFEFF" : "") + header + "\r\n" + row + "\r\n";

    ApiAnswer made = bench.upload(OCTETS, text.getBytes(Charset.forName(encoding)));

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String zoe = "/batches/web-host/mailboxes/zoe@b.example";
    assertThat(json(bench.get(zoe)).get("userName").asText()).isEqualTo("zoë");
  }

  @Test
  void fifty_thousand_rows_of_ten_megabytes_are_taken() throws Exception {
    byte[] file = padded(50_000, MOST_BYTES);

    ApiAnswer made = bench.upload(OCTETS, file);

    assertThat(file).hasSize(MOST_BYTES);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(json(made).get("totalCount").asInt()).isEqualTo(50_000);
  }

  @Test
  void one_row_more_is_refused() throws Exception {
    ApiAnswer answer = bench.upload(OCTETS, padded(50_001, MOST_BYTES));

    assertProblem(answer, 400);
    assertThat(codes(answer)).containsExactly("TooManyRows");
  }

  @Test
  void one_byte_more_is_refused() throws Exception {
    ApiAnswer answer = bench.upload(OCTETS, padded(50_000, MOST_BYTES + 1));

    assertProblem(answer, 413);
    assertThat(codes(answer)).containsExactly("FileTooLarge");
  }

  /** Each way in has its own limit for what is around the file. */
  @ParameterizedTest
  @EnumSource
  void ten_megabytes_are_taken_on_every_way_and_one_byte_more_on_none(Way way) throws Exception {
    ApiAnswer more = way.sent(bench, padded(50_000, MOST_BYTES + 1));
    ApiAnswer most = way.sent(bench, padded(50_000, MOST_BYTES));

    assertProblem(more, 413);
    assertThat(codes(more)).containsExactly("FileTooLarge");
    assertThat(most.status()).as(most.body()).isEqualTo(201);
    assertThat(json(most).get("totalCount").asInt()).isEqualTo(50_000);
  }

  /** How a file comes. */
  enum Way {
    TEXT,
    FORM,
    BASE64,
    BASE64_IN_LINES,
    JSON_TEXT;

    ApiAnswer sent(ApiBench bench, byte[] file) {
      String path = "/batches?" + ApiBench.QUERY;
      return switch (this) {
        case TEXT -> bench.post(path, "text/csv", ascii(file));
        case FORM ->
            bench.upload(
                "multipart/form-data; boundary=b",
                ("--b\r\nContent-Disposition: form-data; name=f; filename=b.csv\r\n\r\n"
                        + ascii(file)
                        + "\r\n--b--\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        case BASE64 -> bench.post(path, "application/json", json("csvBase64", base64(file)));
        case BASE64_IN_LINES ->
            bench.post(
                path,
                "application/json",
                json("contentBytes", Base64.getMimeEncoder().encodeToString(file)));
        case JSON_TEXT -> bench.post(path, "application/json", json("csv", ascii(file)));
      };
    }

    private static String ascii(byte[] file) {
      return new String(file, StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] file) {
      return Base64.getEncoder().encodeToString(file);
    }

    private static String json(String member, String value) {
      return ApiBench.JSON.createObjectNode().put(member, value).toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csvBase64", "contentBytes", "$content"})
  void a_file_inside_json_is_read_in_its_own_encoding(String member) throws Exception {
    byte[] file =
        "EmailAddress;UserName;Password\nzoe@b.example;zoë;p\n".getBytes(Charset.forName("UTF-16"));
    var body = ApiBench.JSON.createObjectNode().put(member, file);

    ApiAnswer made = bench.post("/batches?" + ApiBench.QUERY, "application/json", body.toString());

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String zoe = "/batches/web-host/mailboxes/zoe@b.example";
    assertThat(json(bench.get(zoe)).get("userName").asText()).isEqualTo("zoë");
  }

  @Test
  void a_name_that_is_taken_is_told_as_documented() throws Exception {
    assertThat(bench.make().status()).isEqualTo(201);

    ApiAnswer again = bench.make();

    assertProblem(again, 409);
    assertThat(
            MarkdownTable.after("docs/csv.md", "## Where the native service says something else"))
        .filteredOn(row -> row.get(0).equals("The migration batch already exists."))
        .singleElement()
        .satisfies(
            row -> assertThat(row.get(1)).isEqualTo("409: " + json(again).get("detail").asText()));
  }

  private static List<String> codes(ApiAnswer answer) throws Exception {
    return json(answer).get("faults").findValuesAsText("code");
  }

  /** Rows with a last column that is as wide as the file needs to be. */
  private static byte[] padded(int rows, int bytes) {
    String header = "EmailAddress,UserName,Password,UserRoot\n";
    String text =
        IntStream.range(0, rows)
            .mapToObj(i -> "u%05d@b.example,u%05d,p%05d,%s\n".formatted(i, i, i, "r".repeat(150)))
            .collect(Collectors.joining("", header, ""));
    byte[] file = Arrays.copyOf(text.getBytes(Charset.forName("US-ASCII")), bytes);
    // Blank lines are passed over.
    Arrays.fill(file, text.length(), bytes, (byte) '\n');
    return file;
  }
}
