package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
  private static final ProgressRow HALF =
      row("ada@example.org", "Syncing", new ProgressRow.Done(10, 20, 0, 5_800_000));
  private static final ProgressRow WIDE =
      row("千代@example.org", "Synced", new ProgressRow.Done(20, 20, 1, 700_000));

  @Test
  void draws_bars_in_columns() {
    assertThat(ProgressView.bars(List.of(HALF, WIDE), 110))
        .containsExactly(
            "  ada@example.org   ███████████░░░░░░░░░░░          10/20     5.8 MB    2.0 MB/s   0:07 left  Syncing",
            "  千代@example.org  ██████████████████████          20/20     0.7 MB    2.0 MB/s   0:07 left  Synced, 1 failed");
  }

  @Test
  void no_line_is_wider_than_the_terminal() {
    assertThat(ProgressView.bars(List.of(HALF, WIDE), 60))
        .allSatisfy(line -> assertThat(TextColumns.width(line)).isLessThanOrEqualTo(60));
  }

  @Test
  void trouble_gets_a_line_with_its_advice() {
    var blocked =
        new ProgressRow(
            "ada@example.org",
            "Failed",
            new ProgressRow.Done(0, 0, 0, 0),
            new ProgressRow.Pace(0, Optional.empty()),
            Optional.of("LOGIN_REFUSED: check the password"));

    assertThat(ProgressView.bars(List.of(blocked), 100))
        .hasSize(2)
        .last()
        .isEqualTo("    ✗ LOGIN_REFUSED: check the password");
  }

  @Test
  void says_the_same_in_plain_words() {
    assertThat(ProgressView.plain(HALF))
        .isEqualTo("  ada@example.org: Syncing, 10 of 20 messages, 5.8 MB, 2.0 MB/s, 0:07 left");
  }

  private static ProgressRow row(String mailbox, String status, ProgressRow.Done done) {
    var pace = new ProgressRow.Pace(2e6, Optional.of(Duration.ofSeconds(7)));
    return new ProgressRow(mailbox, status, done, pace, Optional.empty());
  }
}
