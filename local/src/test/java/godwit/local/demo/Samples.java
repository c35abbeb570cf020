package godwit.local.demo;

import godwit.local.demo.MessageFacts.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages for tests. */
final class Samples {
  static final Instant DAY = Instant.parse("2024-01-15T08:30:00Z");

  private Samples() {}

  static MessageFacts facts(int number) {
    return new MessageFacts(
        "<" + number + "@example.org>",
        "Letter " + number,
        DAY.plusSeconds(number),
        Set.of(Mark.READ),
        "zoe@example.org",
        Optional.of("words"),
        List.of(new AttachedFile("plan.txt", "aa")));
  }

  static SourceMessage source(String folder, int uid) {
    return new SourceMessage(new SourceMessage.Place(folder, 7, uid), facts(uid));
  }

  static ArrivedMessage arrived(String folder, MessageFacts facts) {
    return new ArrivedMessage(folder, "id", facts);
  }
}
