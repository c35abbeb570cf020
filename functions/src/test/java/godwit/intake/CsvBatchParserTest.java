package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBatchParserTest {
  private static final String HEADER = "EmailAddress,UserName,Password\n";

  @Test
  void reads_rows() {
    var csv =
        parse("EmailAddress,UserName,Password,UserRoot\nAda@b.example,ada, p w ,/users/ada\n");

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.rows()).hasSize(1);
    var row = csv.rows().getFirst();
    assertThat(row.emailAddress()).isEqualTo("Ada@b.example");
    assertThat(row.userName()).isEqualTo("ada");
    assertThat(row.password().reveal()).isEqualTo(" p w ");
    assertThat(row.userRoot()).contains("/users/ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password;EMAILADDRESS;username\n\"p,;\"\"w\";a@b.example;a\n",
        "Password\tEmailAddress\tUserName\r\n\"p,;\"\"w\"\ta@b.example\ta\r\n",
        "\n\"Password\",\"EmailAddress\", UserName \n\"p,;\"\"w\",a@b.example,a\n,,\n\n"
      })
  void takes_any_case_order_separator_and_quotes(String text) {
    var csv = parse(text);

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.rows()).hasSize(1);
    assertThat(csv.rows().getFirst().password().reveal()).isEqualTo("p,;\"w");
    assertThat(csv.rows().getFirst().emailAddress()).isEqualTo("a@b.example");
  }

  @Test
  void administrator_forms_of_user_names_are_taken_as_they_are() {
    var csv =
        parse(
            HEADER
                + "a@b.example,contoso/mailadmin/ada,p\n"
                + "b@b.example,ben*mailadmin,p\n"
                + "c@b.example,#cas@old.example#mailadmin#,p\n");

    assertThat(csv.rows().stream().map(BatchRow::userName))
        .containsExactly("contoso/mailadmin/ada", "ben*mailadmin", "#cas@old.example#mailadmin#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \r\n \t\n"})
  void an_empty_file(String text) {
    assertThat(texts(parse(text)))
        .containsExactly(
            "0/0 EmptyFile: The CSV file is empty. Send a header line EmailAddress,UserName,Password"
                + " and one row for each mailbox.");
  }

  @Test
  void a_file_with_a_header_only() {
    assertThat(texts(parse(HEADER)))
        .containsExactly(
            "0/0 EmptyFile: The CSV file has a header and no rows. Send a header line"
                + " EmailAddress,UserName,Password and one row for each mailbox.");
  }

  @Test
  void missing_columns_are_named_all_at_once_with_the_near_miss() {
    assertThat(texts(parse("Email Address,Login,Passwort\na@b.example,a,p\n")))
        .containsExactly(
            "0/1 MissingColumn EmailAddress: Column \"EmailAddress\" is missing from the CSV file."
                + " The first line must be: EmailAddress,UserName,Password or with ,UserRoot.",
            "0/1 MissingColumn UserName: Column \"UserName\" is missing from the CSV file."
                + " The first line must be: EmailAddress,UserName,Password or with ,UserRoot.",
            "0/1 MissingColumn Password: Column \"Password\" is missing from the CSV file."
                + " The first line must be: EmailAddress,UserName,Password or with ,UserRoot.");
    assertThat(texts(parse("Email Address,UserName,Passwort\na@b.example,a,p\n")))
        .containsExactly(
            "0/1 MissingColumn EmailAddress: Column \"EmailAddress\" is missing from the CSV file."
                + " Rename the column \"Email Address\" to EmailAddress.",
            "0/1 MissingColumn Password: Column \"Password\" is missing from the CSV file."
                + " Rename the column \"Passwort\" to Password.",
            "0/1 UnknownColumn Email Address: Unknown column \"Email Address\"."
                + " It probably means EmailAddress: rename it, or remove it.",
            "0/1 UnknownColumn Passwort: Unknown column \"Passwort\"."
                + " It probably means Password: rename it, or remove it.");
  }

  @Test
  void a_file_without_header_is_not_quoted() {
    var csv = parse("ada@b.example,ada,Hunter\nben@b.example,ben,Secret\n");

    assertThat(csv.problems().count()).isEqualTo(3);
    assertThat(texts(csv).toString()).doesNotContain("Hunter").doesNotContain("Secret");
  }

  @Test
  void unknown_columns_are_refused_unless_allowed() {
    String text = "EmailAddress,UserName,Password,Department,UserRot\na@b.example,a,p,d,\n";

    assertThat(texts(parse(text)))
        .containsExactly(
            "0/1 UnknownColumn Department: Unknown column \"Department\"."
                + " Remove it, or allow it with allowUnknownColumnsInCsv=true.",
            "0/1 UnknownColumn UserRot: Unknown column \"UserRot\"."
                + " It probably means UserRoot: rename it, or remove it.");
    var allowed =
        new CsvBatchParser(new CsvRules(true, RowServers.only(RowServers.Server.USUAL)))
            .parse(CsvText.received(text));
    assertThat(allowed.problems()).isEqualTo(Problems.NONE);
    assertThat(allowed.notices())
        .containsExactly(
            "Columns that were ignored: 2.",
            "Column \"UserRot\" was ignored; it probably means UserRoot.");
  }

  @Test
  void a_column_that_is_there_twice() {
    assertThat(texts(parse("EmailAddress,UserName,Password,password\na@b.example,a,p,q\n")))
        .containsExactly(
            "0/1 RepeatedColumn Password: Column \"Password\" is there more than once."
                + " Keep one of them.");
  }

  @Test
  void every_row_with_a_wrong_number_of_columns_is_named() {
    assertThat(
            texts(
                parse(HEADER + "a@b.example,a,pa,ss\n" + "b@b.example,b,p\n" + "c@b.example,c\n")))
        .containsExactly(
            "1/2 WrongColumnCount Password: Row 1 has the wrong number of columns. Expected number: 3."
                + " Actual number: 4. Password was probably cut in two: a value that contains the"
                + " separator must stand in double quotes.",
            "3/4 WrongColumnCount Password: Row 3 has the wrong number of columns. Expected number: 3."
                + " Actual number: 2. Nothing stands for Password and what follows it. Add the"
                + " missing values; an empty value still needs its separator.");
  }

  @Test
  void empty_cells() {
    assertThat(texts(parse(HEADER + "a@b.example,,\n , b,p\n")))
        .containsExactly(
            "1/2 EmptyCell UserName: Row 1: UserName is empty. Fill it in, or remove the row.",
            "1/2 EmptyCell Password: Row 1: Password is empty. Fill it in, or remove the row.",
            "2/3 EmptyCell EmailAddress: Row 2: EmailAddress is empty. Fill it in, or remove the"
                + " row.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@localhost",
        "Ada <ada@b.example>",
        "a da@b.example",
        "ada@b..example",
        "@b.example",
        "ada@@b.example",
        "ada@-b.example"
      })
  void malformed_addresses(String address) {
    assertThat(texts(parse(HEADER + address + ",a,p\n")))
        .containsExactly(
            "1/2 MalformedAddress EmailAddress: Row 1: EmailAddress is not an e-mail address."
                + " Write the target mailbox as name@domain, without a display name.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"o'brien+x@mail.b.example", "a@b.co", "jürgen@bücher.example", "a/b=c@b.example"})
  void unusual_addresses_are_taken(String address) {
    assertThat(parse(HEADER + address + ",a,p\n").problems()).isEqualTo(Problems.NONE);
  }

  @Test
  void a_repeated_address_names_the_first_row() {
    assertThat(texts(parse(HEADER + "a@b.example,a,p\nb@b.example,b,p\nA@B.example,c,q\n")))
        .containsExactly(
            "3/4 DuplicateAddress EmailAddress: Row 3: EmailAddress is the same as in row 1."
                + " Keep one of the two rows, or put the other into a batch of its own.");
  }

  @Test
  void control_characters_and_overlong_cells() {
    String text = HEADER + "a@b.example,a\u0000b,p\nb@b.example,b,\"p\nq\"\nc@b.example,";

    assertThat(texts(parse(text + "x".repeat(1_025) + ",p\n")))
        .containsExactly(
            "1/2 ControlCharacter UserName: Row 1: UserName holds a line break or another control"
                + " character. Remove it; a missing closing quote also draws the next lines into a"
                + " value.",
            "2/3 ControlCharacter Password: Row 2: Password holds a line break or another control"
                + " character. Remove it; a missing closing quote also draws the next lines into a"
                + " value.",
            "3/5 CellTooLong UserName: Row 3: UserName has 1025 characters; at most 1024 are taken."
                + " Shorten it; a missing closing quote also makes values too long.");
  }

  @Test
  void a_quote_that_is_never_closed() {
    var csv = parse(HEADER + "a@b.example,a,p\nb@b.example,b,\"hunter2\nc@b.example,c,p\n");

    assertThat(texts(csv))
        .containsExactly(
            "0/3 BrokenQuotes: After line 2 a value in double quotes is not closed, or goes on"
                + " behind its closing quote; nothing behind it could be read. Put values with"
                + " separators or quotes in double quotes, and double each quote inside.");
  }

  @Test
  void fifty_thousand_rows_are_taken_and_one_more_is_not() {
    assertThat(parse(HEADER + rows(50_000)).rows()).hasSize(50_000);
    assertThat(texts(parse(HEADER + rows(50_001))))
        .containsExactly(
            "0/0 TooManyRows: The CSV file contains 50001 rows; at most 50000 are taken."
                + " Divide it into two or more files and send each as a batch of its own.");
  }

  @Test
  void lists_a_thousand_faults_and_counts_the_rest() {
    String rows =
        IntStream.range(0, 1_500).mapToObj(i -> "x" + i + ",a,p\n").collect(Collectors.joining());

    var problems = parse(HEADER + rows).problems();

    assertThat(problems.listed()).hasSize(1_000);
    assertThat(problems.unlisted()).isEqualTo(500);
    assertThat(problems.count()).isEqualTo(1_500);
  }

  @Test
  void no_fault_quotes_what_a_cell_holds() {
    String secret = "Zq8hunter2";
    String text =
        HEADER
            + secret
            + ",a,p\n"
            + "a@b.example,a,"
            + secret
            + ",x\n"
            + "a@b.example,a,\"x\n"
            + secret
            + "\"\n"
            + "A@b.example,"
            + secret.repeat(200)
            + ",p\n"
            + "c@b.example,c,\""
            + secret;

    var csv = parse(text);

    assertThat(csv.problems().count()).isGreaterThan(4);
    assertThat(csv.problems().toString() + csv.rows() + texts(csv)).doesNotContain(secret);
  }

  @Test
  void says_what_a_person_should_know_although_it_is_no_fault() {
    byte[] file =
        (HEADER + "a@b.example,zoë, p\n")
            .getBytes(java.nio.charset.Charset.forName("windows-1252"));

    var csv = new CsvBatchParser(KeptEndpoints.rules()).parse(CsvText.of(file));

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.rows().getFirst().userName()).isEqualTo("zoë");
    assertThat(csv.notices()).hasSize(2);
    assertThat(csv.notices().get(0)).contains("read as Windows-1252");
    assertThat(csv.notices().get(1))
        .isEqualTo("Passwords that begin or end with a space, which was kept: 1.");
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "u%d@b.example,u%d,p%d%n", i, i, i))
        .collect(Collectors.joining());
  }

  private static ParsedCsv parse(String text) {
    return new CsvBatchParser(KeptEndpoints.rules()).parse(CsvText.received(text));
  }

  private static List<String> texts(ParsedCsv csv) {
    return csv.problems().listed().stream()
        .map(RowProblem.class::cast)
        .map(p ->
            "%d/%d %s: %s %s"
                .formatted(
                    p.row(), p.line(), (p.code() + " " + p.column()).strip(), p.what(), p.advice()))
        .toList();
  }
}
