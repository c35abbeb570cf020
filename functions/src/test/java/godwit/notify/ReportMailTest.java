package godwit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Golden;
import godwit.SettableClock;
import godwit.report.Ledgers;
import godwit.target.OutgoingMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportMailTest {
  @Test
  void is_as_the_golden_file_shows_and_loads_or_runs_nothing() throws Exception {
    var ledgers = new Ledgers();
    var report = ledgers.reports(new SettableClock(Ledgers.NOW)).of(Ledgers.BATCH);

    OutgoingMail mail = ReportMail.of(report, List.of("admin@b.example"));

    assertThat(mail.html())
        .doesNotContain("<script", "<svg", "<style", "<img", "class=", "href=", "src=", "<b>2019");
    Golden.assertSame("report/mail.html", mail.html());
  }

  @Test
  void a_file_that_is_too_large_is_cut_between_lines_and_says_so() {
    String line = "\"ünï\",\"" + "x".repeat(90) + "\"\r\n";
    String csv = line.repeat(20_000);

    String cut = ReportMail.cut(csv, "/api/batches/b/report");

    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThan(ReportMail.MOST_BYTES + 200);
    assertThat(cut.lines().filter(l -> !l.equals(line.strip())))
        .containsExactly("\"Cut here: the app's GET /api/batches/b/report has all of it.\"");
  }

  @Test
  void a_file_that_fits_stays_whole() {
    assertThat(ReportMail.cut("\"a\"\r\n", "/x")).isEqualTo("\"a\"\r\n");
  }
}
