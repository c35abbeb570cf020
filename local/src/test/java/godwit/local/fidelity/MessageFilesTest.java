package godwit.local.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFilesTest {
  @Test
  void every_file_is_a_message_but_descriptions_at_the_top(@TempDir Path folder)
      throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    for (String name : List.of("README", "a.eml", "MANIFEST.tsv", "README.md", "x.JSON")) {
      assertThat(Files.writeString(folder.resolve(name), "a")).exists();
    }
    assertThat(Files.writeString(below.resolve("notes.md"), "a")).exists();

    MessageFiles files = MessageFiles.in(folder);

    assertThat(files.messages())
        .extracting(files::shown)
        .containsExactly("README", "a.eml", "below/notes.md");
    assertThat(files.skipped())
        .extracting(MessageFiles.Skipped::file)
        .containsExactlyInAnyOrder("MANIFEST.tsv", "README.md", "x.JSON");
  }

  @Test
  void thousands_of_files_spread_over_mailboxes_and_folders(@TempDir Path folder) {
    List<Path> many = IntStream.range(0, 3000).mapToObj(i -> folder.resolve("m" + i)).toList();

    List<Placement> places = Placement.of(new MessageFiles(folder, many, List.of()));

    assertThat(places).hasSize(3000);
    assertThat(Placement.mailboxes(places)).isEqualTo(4);
    assertThat(places).extracting(Placement::folder).contains("Part 1", "Part 3");
    assertThat(new HashSet<>(places)).hasSize(3000);
    assertThat(places).extracting(Placement::received).doesNotHaveDuplicates();
  }
}
