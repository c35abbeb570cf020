package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.MarkdownTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the target's refusals are called in docs/csv.md, to the letter. */
class NativeTextsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | ErrorInvalidUser | A recipient wasn''t found for user@contoso.com on the target.
          404 | MailboxNotEnabledForRESTAPI | A recipient wasn''t found for user@contoso.com on the target. (a user without a mailbox)
          507 | ErrorQuotaExceeded | This mailbox is full.
          """)
  void says_what_is_wrong_and_what_to_do(int status, String code, String natively)
      throws Exception {
    var ours = GraphErrors.stop(GraphFault.of(status, code), "open the mailbox");

    assertThat(
            MarkdownTable.after("docs/csv.md", "## Where the native service says something else"))
        .filteredOn(row -> row.get(0).equals(natively.replace("''", "'")))
        .singleElement()
        .satisfies(row ->
            assertThat(row.get(1)).isEqualTo("`" + ours.code() + "`: " + ours.explanation()));
  }
}
