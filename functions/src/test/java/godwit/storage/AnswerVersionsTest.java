package godwit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** REST API: performing entity group transactions, whose answers have a part for each row. */
class AnswerVersionsTest {
  @Test
  void the_first_row_s_version_is_found() {
    assertThat(AnswerVersions.first(answer("ETag: W/\"datetime'a'\"", "ETag: W/\"datetime'b'\"")))
        .contains("W/\"datetime'a'\"");
  }

  @Test
  void names_of_headers_have_no_case() {
    assertThat(AnswerVersions.first(answer("etag:  W/\"x\" "))).contains("W/\"x\"");
  }

  @Test
  void another_row_s_version_is_not_the_first_one_s() {
    assertThat(AnswerVersions.first(answer("DataServiceVersion: 3.0;", "ETag: W/\"b\""))).isEmpty();
  }

  @Test
  void an_answer_without_parts_has_none() {
    assertThat(AnswerVersions.first("")).isEmpty();
    assertThat(AnswerVersions.first("ETag: W/\"a\"\r\n")).isEmpty();
  }

  private static String answer(String... headers) {
    var answer = new StringBuilder("--batchresponse_1\r\nContent-Type: multipart/mixed\r\n\r\n");
    for (String header : headers) {
      answer
          .append("--changesetresponse_1\r\nContent-Type: application/http\r\n\r\n")
          .append("HTTP/1.1 204 No Content\r\nCache-Control: no-cache\r\n")
          .append(header)
          .append("\r\n\r\n\r\n");
    }
    return answer.append("--changesetresponse_1--\r\n--batchresponse_1--\r\n").toString();
  }
}
