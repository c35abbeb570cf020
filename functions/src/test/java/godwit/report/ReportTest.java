package godwit.report;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Golden;
import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.ledger.Ledger.EntryFilter;
import godwit.verify.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private final Ledgers ledgers = new Ledgers();

  @Test
  void as_html_it_is_as_the_golden_file_shows() throws Exception {
    String html = ReportHtml.of(report());

    assertThat(html).doesNotContain("<script").doesNotContain("<b>2019");
    Golden.assertSame("report/report.html", html);
  }

  @Test
  void as_csv_it_is_as_the_golden_file_shows() throws Exception {
    Golden.assertSame("report/report.csv", ReportCsv.of(report()));
  }

  @Test
  void the_list_of_messages_as_csv_is_as_the_golden_file_shows() throws Exception {
    Golden.assertSame("report/messages.csv", MessageCsv.of(report().failed(), 1, ""));
  }

  @Test
  void files_that_are_not_whole_say_so_in_their_last_line() throws Exception {
    BatchReport whole = report();
    var two = whole.mailboxes().subList(0, 2);
    var cut =
        new BatchReport(
            whole.summary(), whole.at(), List.of(), two, whole.failed(), List.of(), false);

    assertThat(last(MessageCsv.of(whole.failed(), 2, "GET /rest")))
        .startsWith("\"Not whole: this file ends after 1 messages. ")
        .contains("is at GET /rest\",\"\",");
    assertThat(last(ReportCsv.of(cut)))
        .startsWith(
            "\"Not whole: 2 of 3 mailboxes, and the folders of the first 2. All of them: GET"
                + " /api/batches/web-host/mailboxes and below\",\"\",");
    assertThat(last(ReportCsv.of(whole))).doesNotContain("Not whole");
  }

  @Test
  void as_csv_it_has_every_mailbox_of_a_large_batch() throws Exception {
    var many = new ArrayList<Mailbox>();
    for (int i = 0; i < 2_345; i++) {
      many.add(Batches.mailbox(Ledgers.ID, "user%04d@b.example".formatted(i)));
    }
    ledgers.mailboxes.insertAll(Ledgers.ID, many);

    String csv = ledgers.reports(new SettableClock(Ledgers.NOW)).csv(Ledgers.BATCH);

    assertThat(csv.lines().filter(line -> line.startsWith("\"Mailbox\"")).distinct())
        .hasSize(3 + 2_345);
    assertThat(last(csv))
        .startsWith(
            "\"Not whole: all 2348 mailboxes, but the folders of the first 100 only. Those of the"
                + " others: GET /api/batches/web-host/mailboxes/{address}\",");
  }

  @Test
  void differences_that_do_not_fit_into_one_file_are_said_to_be_left_out() {
    var difference = new Difference(Difference.Kind.MISSING, "INBOX", 7, "AAkAL7");
    var line = new VerificationReport.Line("ada@b.example", difference);

    String whole = VerificationCsv.of(List.of(line, line), 2, "GET /rest");
    String cut = VerificationCsv.of(List.of(line, line), 1, "GET /rest");

    assertThat(whole.lines()).hasSize(3);
    assertThat(last(whole)).doesNotContain("Not whole");
    assertThat(cut.lines()).hasSize(3);
    assertThat(last(cut))
        .isEqualTo(
            "\"Not whole: this file ends after 1 differences. All of them, page by page: GET"
                + " /rest\",\"\",\"\",\"\",\"\",\"\"");
  }

  private static String last(String csv) {
    return csv.lines().toList().getLast();
  }

  @Test
  void cells_of_a_page_are_named_for_narrow_windows_and_those_of_a_mail_are_not() throws Exception {
    String page = ReportHtml.of(report());
    String mail = ReportMailHtml.of(report());

    assertThat(page)
        .contains("<td class=\"n\" data-l=\"Source\">5</td>")
        .contains("<td class=\"t\" data-l=\"Date\">2019-05-04 03:02 UTC</td>")
        .contains("<td data-l=\"Arrived in\">")
        .contains("<td>ada@b.example</td>");
    assertThat(mail).doesNotContain("data-l").doesNotContain("class=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uFF1D1"})
  void no_cell_is_a_formula(String cell) {
    assertThat(SafeCsv.safe(cell)).isEqualTo("'" + cell);
    assertThat(new SafeCsv("h").row(cell).text()).contains("\"'");
  }

  @Test
  void ordinary_cells_stay_as_they_are() {
    assertThat(SafeCsv.safe("a=b, -1")).isEqualTo("a=b, -1");
    assertThat(new SafeCsv("h").row("a\"b").text()).isEqualTo("\uFEFF\"h\"\r\n\"a\"\"b\"\r\n");
  }

  @Test
  void html_shows_nothing_that_is_markup_or_reverses_text() {
    assertThat(Html.escape("<a href=\"x\">&'\u202E\u0000"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&#39;  ");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0,PERFECT",
    "0,0,1000,PERFECT",
    "0,1,1000,GOOD",
    "1,0,1000,INVESTIGATE",
    "10,5,1000,INVESTIGATE",
    "11,0,1000,POOR",
    "1,0,99,POOR"
  })
  void grades_by_the_public_thresholds(long lost, long degraded, long all, Consistency grade) {
    assertThat(Consistency.grade(lost, degraded, all)).isEqualTo(grade);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void lists_every_message_once_in_pages_of_any_size(int limit) throws Exception {
    assertThat(listed(EntryFilter.ALL, limit))
        .containsExactly(
            "=cas@b.example 0000000000000003 1",
            "=cas@b.example 0000000000000003 2",
            "ada@b.example 0000000000000001 1",
            "ada@b.example 0000000000000001 2",
            "ada@b.example 0000000000000001 3",
            "ada@b.example 0000000000000001 4",
            "ada@b.example 0000000000000002 1");
    assertThat(listed(EntryFilter.FAILED, limit))
        .containsExactly("ada@b.example 0000000000000001 4");
  }

  private List<String> listed(EntryFilter filter, int limit) throws Exception {
    var list = new MessageList(ledgers.mailboxes, ledgers.plans, ledgers.ledger);
    var query = new MessageQuery(filter, Optional.empty(), Optional.empty());
    var seen = new ArrayList<String>();
    var at = Optional.of(MessagePlace.START);
    while (at.isPresent()) {
      MessageList.Page page = list.page(Ledgers.BATCH, query, at.get(), limit);
      assertThat(page.lines().size()).isLessThanOrEqualTo(limit);
      page.lines().forEach(line -> seen.add(place(line)));
      at = page.next();
    }
    return seen;
  }

  private static String place(MessageLine line) {
    String address = line.mailbox().key().address();
    return address + " " + line.folder().key().id() + " " + line.entry().uid();
  }

  private BatchReport report() throws Exception {
    return ledgers.reports(new SettableClock(Ledgers.NOW)).of(Ledgers.BATCH);
  }
}
