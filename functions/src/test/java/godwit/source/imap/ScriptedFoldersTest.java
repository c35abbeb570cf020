package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folders, generations and plans of servers that do not do what one expects. */
class ScriptedFoldersTest extends ScriptedSession {
  @Test
  void a_missing_uidnext_is_made_up_from_the_last_message() throws Exception {
    try (var server = ScriptedServer.playing("generic/no-uidnext");
        var source = connect(server)) {
      assertThat(source.open(INBOX).uidNext()).isEqualTo(42);
    }
  }

  @Test
  void a_generation_beyond_32_bits_is_taken() throws Exception {
    try (var server = ScriptedServer.playing("greenmail/uidvalidity-beyond-32-bit");
        var source = connect(server)) {
      assertThat(source.open(INBOX).validity()).isEqualTo(new UidValidity(1542985123456L));
    }
  }

  @Test
  void folders_are_listed_without_namespace() throws Exception {
    try (var server = ScriptedServer.playing("generic/no-namespace");
        var source = connect(server)) {
      var folders = source.folders();

      assertThat(folders)
          .extracting(SourceFolder::path)
          .containsExactly(
              List.of("INBOX"),
              List.of("R&D"),
              List.of("R&D", "a \"b\""),
              List.of("Sent"),
              List.of("flat"));
      assertThat(folders.getFirst().wireName()).isEqualTo("inbox");
      assertThat(folders.get(1).selectable()).isFalse();
      assertThat(folders.get(2).wireName()).isEqualTo("R&-D/a \"b\"");
    }
  }

  @Test
  void couriers_prefix_is_cut_and_shared_folders_stay_out() throws Exception {
    try (var server = ScriptedServer.playing("courier/folders");
        var source = connect(server)) {
      assertThat(source.folders())
          .extracting(SourceFolder::display)
          .containsExactly("INBOX", "INBOX/INBOX", "Sent", "Sent/2019");
    }
  }

  @Test
  void gmails_message_identity_is_kept() throws Exception {
    try (var server = ScriptedServer.playing("gmail/message-id");
        var source = connect(server)) {
      var listed = source.list(CURSOR, new UidRange(1, 5));

      assertThat(listed)
          .containsExactly(
              new MessageSummary(
                  1,
                  3434,
                  Optional.of(Instant.parse("2016-07-17T09:44:25Z")),
                  new MessageFlags(true, false, false, false, false, Set.of("NonJunk")),
                  Optional.of("1278455344230334865")));
    }
  }

  @Test
  void a_plan_for_a_million_messages_needs_a_few_commands() throws Exception {
    var script = new ArrayList<>(opened(1_000_000));
    for (int from = 0; from < 2001; from += 300) {
      var numbers =
          IntStream.range(from, Math.min(from + 300, 2001))
              .map(i -> i < 2000 ? 1 + i * 500 : 1_000_000)
              .boxed()
              .toList();
      script.add(
          "C: TAG FETCH "
              + String.join(",", numbers.stream().map(String::valueOf).toList())
              + " (UID)");
      numbers.forEach(n -> script.add("S: * " + n + " FETCH (UID " + 3L * n + ")"));
      script.add("S: TAG OK done");
    }
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      var plan = source.plan(CURSOR, 1, 500);

      assertThat(plan).hasSize(2000);
      assertThat(plan.getFirst()).isEqualTo(new UidRange(3, 1502));
      assertThat(plan.getLast()).isEqualTo(new UidRange(2_998_503, 3_000_000));
    }
  }
}
