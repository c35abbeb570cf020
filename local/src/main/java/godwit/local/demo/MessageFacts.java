package godwit.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a message is compared.
 *
 * @param messageId with angle brackets; empty where it has none
 * @param received to the second
 * @param marks those of read, flagged, draft, answered and forwarded that hold
 * @param from address of the sender in lower case; empty where there is none
 * @param body its words, see {@link BodyWords}; empty where it has no single text
 * @param files in any order
 */
record MessageFacts(
    String messageId,
    String subject,
    Instant received,
    Set<Mark> marks,
    String from,
    Optional<String> body,
    List<AttachedFile> files) {
  MessageFacts {
    marks = Set.copyOf(marks);
    files = List.copyOf(files);
  }

  /** A state of a message. */
  enum Mark {
    READ("read"),
    FLAGGED("flagged"),
    DRAFT("draft"),
    ANSWERED("answered"),
    FORWARDED("forwarded");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** What makes it this message and no other. */
  Identity identity() {
    return new Identity(messageId, subject, received);
  }

  /** Subject and date, for people. */
  String title() {
    String shown = subject.isEmpty() ? "(no subject)" : "“" + subject + "”";
    return shown + " of " + received.toString().replace('T', ' ').replace("Z", "");
  }

  /** What makes a message this one and no other. */
  record Identity(String messageId, String subject, Instant received) {}
}
