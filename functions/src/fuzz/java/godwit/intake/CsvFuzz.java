package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;

/** A CSV is read or refused, the same way each time, and what is told of it stays small. */
class CsvFuzz {
  private static final int LONGEST_SENTENCE = 1_000;

  @FuzzTest(maxDuration = "10m")
  void reads_or_refuses_whatever_it_is_given(byte[] file) {
    var parser = new CsvBatchParser(new CsvRules(true, RowServers.only(RowServers.Server.USUAL)));

    ParsedCsv first = parser.parse(CsvText.of(file));
    ParsedCsv second = parser.parse(CsvText.of(file));

    assertThat(second).isEqualTo(first);
    assertThat(first.rows().isEmpty() && first.problems().isEmpty()).isFalse();
    assertThat(first.rows()).hasSizeLessThanOrEqualTo(CsvBatchParser.MAX_ROWS);
    for (IntakeProblem problem : first.problems().listed()) {
      assertThat(problem.what()).isNotBlank().hasSizeLessThan(LONGEST_SENTENCE);
      assertThat(problem.advice()).isNotBlank().hasSizeLessThan(LONGEST_SENTENCE);
    }
    if (first.problems().isEmpty()) {
      assertThat(first.rows())
          .allSatisfy(CsvFuzz::isSound)
          .extracting(row -> row.emailAddress().toLowerCase(Locale.ROOT))
          .doesNotHaveDuplicates();
    }
  }

  private static void isSound(BatchRow row) {
    assertThat(CellChecks.isAddress(row.emailAddress())).isTrue();
    assertThat(CellChecks.holdsControl(row.userName())).isFalse();
    assertThat(CellChecks.holdsControl(row.password().reveal())).isFalse();
  }
}
