package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whatever is sent is taken or refused with a problem document; it never makes the app fail. */
class BodyFuzz {
  private static final List<Integer> EXPECTED = List.of(200, 201, 400, 409, 413, 415);
  private static final int LONGEST_ANSWER = 2 << 20;

  @FuzzTest(maxDuration = "10m")
  void answers_whatever_json_it_is_sent(byte[] utf8) throws IOException {
    String text = new String(utf8, StandardCharsets.UTF_8);
    var bench = new ApiBench();

    check(bench.post("/batches", "application/json", text));

    check(bench.make());
    check(
        bench.send(
            "PUT",
            "/batches/web-host/mailboxes/ada@b.example/credentials",
            Map.of("content-type", "application/json"),
            new Body.Text(text)));
  }

  /** The first line is the rest of the media type, what follows is the form. */
  @FuzzTest(maxDuration = "10m")
  void answers_whatever_form_it_is_sent(byte[] typeAndForm) throws IOException {
    int end = 0;
    while (end < typeAndForm.length && typeAndForm[end] != '\n') {
      end++;
    }
    String type =
        "multipart/form-data" + new String(typeAndForm, 0, end, StandardCharsets.ISO_8859_1);
    byte[] form =
        Arrays.copyOfRange(typeAndForm, Math.min(end + 1, typeAndForm.length), typeAndForm.length);

    check(new ApiBench().upload(type, form));
  }

  private static void check(ApiAnswer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isIn(EXPECTED);
    assertThat(answer.body()).hasSizeLessThan(LONGEST_ANSWER);
    assertThat(ApiBench.json(answer).isObject()).isTrue();
    assertThat(answer.headers().values())
        .allSatisfy(value -> assertThat(value).doesNotContain("\r", "\n"));
  }
}
