package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertBenchTest {
  @TempDir Path folder;

  @Test
  void every_way_reads_generated_mail_to_its_end() {
    var ways = new ConvertWays();

    assertThat(ConvertMail.generated().subList(0, 40))
        .allMatch(ways::convert)
        .allMatch(ways::convertAndRead)
        .allMatch(ways::parse);
  }

  @Test
  void every_file_of_a_folder_and_below_is_a_message() throws Exception {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("1.eml"), "Subject: 1\r\n\r\n");
    Files.writeString(folder.resolve("a/2"), "Subject: 2\r\n\r\n");

    assertThat(ConvertMail.of(folder)).hasSize(2);
  }

  @Test
  void a_folder_without_files_is_refused() {
    assertThatThrownBy(() -> ConvertMail.of(folder)).isInstanceOf(BadArgumentsException.class);
    assertThatThrownBy(() -> ConvertMail.of(folder.resolve("none")))
        .isInstanceOf(BadArgumentsException.class);
  }
}
