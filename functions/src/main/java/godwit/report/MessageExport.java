package godwit.report;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The account of messages as one file: every message that a query wants, as far as one answer can
 * hold it. A file that is not whole says so in its last line, with the address of the rest. Holds
 * one page of messages and the text. Safe for use by many threads.
 */
public final class MessageExport {
  private static final int PAGE = 1_000;

  private final MessageList messages;
  private final Bounds bounds;
  private final Clock clock;

  MessageExport(MessageList messages, Bounds bounds, Clock clock) {
    this.messages = messages;
    this.bounds = bounds;
    this.clock = clock;
  }

  /** Files that fit into one answer. */
  public MessageExport(MessageList messages, Clock clock) {
    this(messages, Bounds.ONE_ANSWER, clock);
  }

  /**
   * Where a file ends although there is more.
   *
   * @param messages after so many of them
   * @param characters or when it is so long, with what the page at work has beyond
   * @param time or when it was written for so long
   */
  record Bounds(int messages, int characters, Duration time) {
    /**
     * What an instance of 512 MB can hold, several times over, as text and as the answer made of
     * it; far below the 100 MB that Azure Functions take. Power Automate waits for 120 seconds,
     * Azure's front ends for 230.
     */
    static final Bounds ONE_ANSWER = new Bounds(100_000, 16_000_000, Duration.ofSeconds(90));
  }

  /**
   * The file from {@code place} on.
   *
   * @param most at most so many messages, as the caller wants it; the bounds hold as well
   * @param address of the file that begins at a place
   */
  public File file(
      Batch batch,
      MessageQuery query,
      MessagePlace place,
      int most,
      Function<MessagePlace, String> address)
      throws MigrationException {
    Instant end = clock.instant().plus(bounds.time());
    int room = Math.min(most, bounds.messages());
    var csv = new MessageCsv();
    Optional<MessagePlace> at = Optional.of(place);
    while (at.isPresent()
        && csv.messages() < room
        && csv.characters() < bounds.characters()
        && !clock.instant().isAfter(end)) {
      var page = messages.page(batch, query, at.get(), Math.min(PAGE, room - csv.messages()));
      page.lines().forEach(csv::add);
      at = page.next();
    }
    Optional<String> rest = at.map(address);
    rest.ifPresent(csv::cut);
    return new File(csv.text(), csv.messages(), rest);
  }

  /**
   * A file.
   *
   * @param messages how many are in it
   * @param rest address of what follows; empty if it is whole
   */
  public record File(String csv, int messages, Optional<String> rest) {
    /** Whether there was no message to put into it. */
    public boolean isEmpty() {
      return messages == 0 && rest.isEmpty();
    }

    /** Shows nothing: it is mail. */
    @Override
    public String toString() {
      return "File[hidden]";
    }
  }
}
