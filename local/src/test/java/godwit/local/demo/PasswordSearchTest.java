package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordSearchTest {
  /** Never asked here: clients of storage are made without a word to it. */
  private static final String NOBODY =
      "AccountName=a;AccountKey=aGk=;TableEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a";

  private final Secrets secrets =
      new Secrets(List.of(new MailboxLogin("ada@x.org", "ada", "correct horse")));
  private final PasswordSearch search = new PasswordSearch(secrets, new Storage(NOBODY));

  @TempDir private Path folder;

  @Test
  void a_password_in_an_answer_is_counted() {
    search.accept("{}");
    assertThat(search.answers().found()).isEmpty();

    search.accept("location=[/batches?password=correct+horse]\n{}");

    assertThat(search.answers().found()).containsExactly("1 answers");
    assertThat(search.answers().extent()).startsWith("2 answers");
  }

  @Test
  void a_password_in_a_file_is_found_however_deep() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("clean.log"), "nothing");
    Path telling = deep.resolve("extent");
    Files.write(
        telling,
        ("\0\1"
                + Base64.getEncoder()
                    .encodeToString("x correct horse y".getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8));

    Look look = search.files("storage", folder);

    assertThat(look.found()).containsExactly(telling.toString());
    assertThat(look.extent()).startsWith("2 files");
    assertThat(look.line()).contains("storage", "✗");
  }

  @Test
  void a_place_without_one_says_how_much_was_looked_through() throws IOException {
    Path log = Files.writeString(folder.resolve("host.log"), "x".repeat(5_000));

    Look look = search.files("log", log);

    assertThat(look.found()).isEmpty();
    assertThat(look.line()).contains("log", "1 files, 5 KB", "none");
  }

  @Test
  void says_what_it_looks_for_and_not_in_clear() {
    assertThat(search.what()).startsWith("1 passwords, each in").doesNotContain("horse");
  }
}
