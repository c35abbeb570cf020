package godwit.report;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.ledger.Ledger.EntryFilter;
import godwit.report.MessageExport.Bounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageExportTest {
  private static final int MORE = 3_210;
  private static final MessageQuery ALL =
      new MessageQuery(EntryFilter.ALL, Optional.empty(), Optional.empty());

  private final Ledgers ledgers = new Ledgers();
  private final MessageList messages =
      new MessageList(ledgers.mailboxes, ledgers.plans, ledgers.ledger);
  private final List<MessagePlace> rests = new ArrayList<>();

  @Test
  void holds_every_message_of_every_page() throws Exception {
    ledgers.more("dan@b.example", MORE);
    var export = new MessageExport(messages, new SettableClock(Ledgers.NOW));

    MessageExport.File file = file(export, MessagePlace.START, Integer.MAX_VALUE);

    assertThat(file.csv().lines().distinct()).hasSize(1 + 7 + MORE);
    assertThat(file.rest()).isEmpty();
    assertThat(rests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 999, 1_000, 1_001, 3_000})
  void files_that_are_too_large_lead_on_until_every_message_was_told_once(int most)
      throws Exception {
    ledgers.more("dan@b.example", most < 10 ? 10 : MORE);
    int all = 7 + (most < 10 ? 10 : MORE);
    var bounds = new Bounds(most, Integer.MAX_VALUE, Duration.ofSeconds(90));
    var export = new MessageExport(messages, bounds, new SettableClock(Ledgers.NOW));

    var told = new ArrayList<String>();
    Optional<MessagePlace> at = Optional.of(MessagePlace.START);
    while (at.isPresent()) {
      rests.clear();
      MessageExport.File file = file(export, at.get(), Integer.MAX_VALUE);
      at = rests.stream().findFirst();
      List<String> lines = file.csv().lines().toList();
      assertThat(lines.getLast().startsWith("\"Not whole: this file ends after " + most))
          .isEqualTo(at.isPresent());
      assertThat(file.rest().isPresent()).isEqualTo(at.isPresent());
      told.addAll(lines.subList(1, lines.size() - (at.isPresent() ? 1 : 0)));
    }

    assertThat(told).hasSize(all).doesNotHaveDuplicates();
  }

  @Test
  void a_caller_may_want_less() throws Exception {
    var export = new MessageExport(messages, new SettableClock(Ledgers.NOW));

    assertThat(file(export, MessagePlace.START, 2).csv().lines()).hasSize(1 + 2 + 1);
  }

  @Test
  void a_file_that_takes_too_long_ends_with_the_page_at_work() throws Exception {
    ledgers.more("dan@b.example", MORE);
    var bounds = new Bounds(100_000, Integer.MAX_VALUE, Duration.ofSeconds(10));
    var export = new MessageExport(messages, bounds, new Ticking(Duration.ofSeconds(6)));

    MessageExport.File file = file(export, MessagePlace.START, Integer.MAX_VALUE);

    assertThat(file.csv().lines()).hasSize(1 + 1_000 + 1);
    assertThat(rests).hasSize(1);
  }

  @Test
  void a_file_that_grows_too_long_ends_with_the_page_at_work() throws Exception {
    ledgers.more("dan@b.example", MORE);
    var bounds = new Bounds(100_000, 150_000, Duration.ofSeconds(90));
    var export = new MessageExport(messages, bounds, new SettableClock(Ledgers.NOW));

    MessageExport.File file = file(export, MessagePlace.START, Integer.MAX_VALUE);

    assertThat(file.csv().lines()).hasSize(1 + 2_000 + 1);
    assertThat(rests).hasSize(1);
  }

  private MessageExport.File file(MessageExport export, MessagePlace from, int most)
      throws Exception {
    return export.file(
        Ledgers.BATCH,
        ALL,
        from,
        most,
        place -> {
          rests.add(place);
          return "https://app.example/rest";
        });
  }

  /** Goes on with each look at it. */
  private static final class Ticking extends Clock {
    private final Duration step;
    private Instant now = Ledgers.NOW;

    Ticking(Duration step) {
      this.step = step;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
