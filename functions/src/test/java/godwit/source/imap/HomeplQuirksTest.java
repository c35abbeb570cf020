package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What home.pl does and what a person sees of it. */
class HomeplQuirksTest extends ScriptedSession {
  @Test
  void attributes_without_a_space_between_them_are_two() throws Exception {
    play(
        "homepl/attributes-run-together",
        source -> {
          var folders = source.folders();
          assertThat(folders)
              .filteredOn(folder -> !folder.selectable())
              .extracting(SourceFolder::display)
              .containsExactly("Archiwum");
          assertThat(folders)
              .extracting(SourceFolder::specialUse)
              .contains(Optional.of(SpecialUse.SENT), Optional.of(SpecialUse.TRASH));
        });
  }
}
