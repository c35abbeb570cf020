package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.MarkdownTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the table of faults in docs/csv.md is answered as the table says, to the letter. */
class CsvDocumentTest {
  /** What the batch of the document has already. */
  private static final CsvRules RULES =
      new CsvRules(false, Set.of("here@b.example"), KeptEndpoints.beside(RowServers.Server.USUAL));

  private static final String DOCUMENT = "docs/csv.md";
  private static final String HEADER = "EmailAddress,UserName,Password\n";

  /** A file of the table and every fault that it has. */
  record Case(String file, List<String> faults) {
    @Override
    public String toString() {
      return file;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_answered_with_exactly_these_faults(Case documented) {
    var csv = new CsvBatchParser(RULES).parse(file(documented.file));

    assertThat(csv.problems().listed().stream().map(CsvDocumentTest::line).toList())
        .isEqualTo(documented.faults);
  }

  @Test
  void every_fault_there_is_has_a_file_in_the_table() throws Exception {
    assertThat(rows().stream().map(row -> code(row.get(1))).collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(RowFault.values()).map(RowFault::code).collect(Collectors.toSet()));
  }

  @Test
  void columns_and_their_longest_values_are_those_of_the_document() throws Exception {
    List<String> documented =
        MarkdownTable.after(DOCUMENT, "# The CSV").stream()
            .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(3).replace(",", ""))
            .toList();

    assertThat(documented)
        .isEqualTo(
            Arrays.stream(Column.values())
                .map(column ->
                    "`%s` %s %d"
                        .formatted(
                            column.heading(),
                            Column.REQUIRED.contains(column) ? "required" : "optional",
                            column.maxLength()))
                .toList());
  }

  @Test
  void the_example_is_taken() throws Exception {
    String text = godwit.Repository.text(DOCUMENT);
    int from = text.indexOf("```\n") + 4;
    String example = text.substring(from, text.indexOf("```", from));

    var csv = new CsvBatchParser(RULES).parse(CsvText.received(example));

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.rows().getFirst().password().reveal()).isEqualTo("pass,word");
  }

  static Stream<Case> cases() throws IOException {
    Map<String, List<String>> files = new LinkedHashMap<>();
    String file = "";
    for (List<String> row : rows()) {
      file = row.get(0).isEmpty() ? file : row.get(0);
      files.computeIfAbsent(file, f -> new ArrayList<>()).add(fault(row));
    }
    return files.entrySet().stream().map(entry -> new Case(entry.getKey(), entry.getValue()));
  }

  private static List<List<String>> rows() throws IOException {
    return MarkdownTable.after(DOCUMENT, "## Faults");
  }

  private static String fault(List<String> row) {
    return String.join(" | ", code(row.get(1)), row.get(2), row.get(3), row.get(4));
  }

  private static String line(IntakeProblem problem) {
    var fault = (RowProblem) problem;
    String row = fault.row() == 0 ? "" : "row " + fault.row() + ", ";
    String place = fault.line() == 0 ? "the file" : row + "line " + fault.line();
    String column = fault.column().isEmpty() ? "" : ", " + fault.column();
    return String.join(" | ", fault.code(), place + column, fault.what(), fault.advice());
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  private static CsvText file(String cell) {
    return switch (cell) {
      case "*nothing*" -> CsvText.of(new byte[0]);
      case "*10 MB and one byte*" -> CsvText.of(new byte[10 * 1024 * 1024 + 1]);
      case "*50,001 rows*" -> CsvText.received(HEADER + rows(50_001));
      case "*Windows-1252 sent as text*" -> CsvText.received(HEADER + "zoe@b.example,zo\uFFFD,p\n");
      case "*UTF-16 with half a character*" -> halfACharacter();
      case "*no text at all*" -> CsvText.of(new byte[] {'a', (byte) 0x81, (byte) 0x8D});
      case "*a row for here@b.example, which the batch has*" ->
          CsvText.received(HEADER + "Here@b.example,here,p\n");
      case "*a user name of 1,025 characters*" ->
          CsvText.received(HEADER + "ada@b.example," + "x".repeat(1_025) + ",p\n");
      case "*rows that name 9 endpoints*" -> CsvText.received(ofNineHosts());
      default -> CsvText.received(written(cell));
    };
  }

  private static String ofNineHosts() {
    return IntStream.rangeClosed(1, 9)
        .mapToObj(i -> "u%d@b.example,u,p,host-%d\n".formatted(i, i))
        .collect(Collectors.joining("", "EmailAddress,UserName,Password,Endpoint\n", ""));
  }

  private static CsvText halfACharacter() {
    byte[] whole = ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_16LE);
    return CsvText.of(Arrays.copyOf(whole, whole.length - 1));
  }

  private static String written(String cell) {
    assertThat(cell).startsWith("`").endsWith("`");
    return cell.substring(1, cell.length() - 1).replace('⏎', '\n').replace('⇥', '\t');
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "u" + i + "@b.example,u" + i + ",p\n")
        .collect(Collectors.joining());
  }
}
