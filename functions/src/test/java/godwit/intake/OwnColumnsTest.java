package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.RowOptions;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what a row of the CSV wants otherwise than its batch. */
class OwnColumnsTest {
  private static final RowServers.Server BY_ADMINISTRATOR =
      RowServers.Server.of(KeptEndpoints.administered("main-host"));

  @Test
  void a_row_says_server_place_and_log_in_of_its_own_and_another_says_none() {
    var csv =
        parse(
            """
            EmailAddress,UserName,Password,endpoint,TARGETFOLDER,Auth
            a@b.example,a,p, WEB-host , Old mail/2024 ,XOAuth2
            b@b.example,b,p,,,
            """);

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.notices()).isEmpty();
    assertThat(csv.rows())
        .extracting(BatchRow::options)
        .containsExactly(
            new RowOptions(
                Optional.of(new EndpointName("Web-Host")),
                Optional.of(LogInForm.XOAUTH2),
                Optional.of("Old mail/2024")),
            RowOptions.NONE);
  }

  @Test
  void a_row_that_names_the_batchs_own_server_says_nothing_new() {
    var csv =
        parse(
            "EmailAddress,UserName,Endpoint\na@b.example,a,ADMIN-HOST\n",
            KeptEndpoints.beside(RowServers.Server.of(KeptEndpoints.administered("admin-host"))));

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.rows().getFirst().options()).isEqualTo(RowOptions.NONE);
  }

  @Test
  void rows_of_a_server_with_an_administrator_need_no_password_and_no_column_for_it() {
    var csv =
        parse(
            "EmailAddress,UserName,Endpoint\na@b.example,a,admin-host\nb@b.example,b,ADMIN-host\n");

    assertThat(csv.problems()).isEqualTo(Problems.NONE);
    assertThat(csv.rows()).hasSize(2);
  }

  @Test
  void of_many_rows_that_need_passwords_the_missing_column_is_told_once() {
    var csv =
        parse(
            """
            EmailAddress,UserName,Endpoint
            a@b.example,a,admin-host
            b@b.example,b,
            c@b.example,c,web-host
            """);

    assertThat(csv.problems().listed())
        .extracting(IntakeProblem::code)
        .containsExactly("MissingColumn");
  }

  @ParameterizedTest
  @CsvSource({"password,EmptyCell", "xoauth2,EmptyCell", "authzid,", "proxyauth,", ","})
  void who_is_not_entered_by_the_batchs_administrator_needs_a_password(String auth, String fault) {
    var csv =
        parse(
            "EmailAddress,UserName,Password,Auth\na@b.example,a,,%s\n"
                .formatted(auth == null ? "" : auth),
            RowServers.only(BY_ADMINISTRATOR));

    assertThat(csv.problems().listed())
        .extracting(IntakeProblem::code)
        .isEqualTo(fault == null ? List.of() : List.of(fault));
  }

  @Test
  void an_administrator_of_the_rows_own_server_is_as_good_as_the_batchs() {
    var csv =
        parse(
            """
            EmailAddress,UserName,Password,Endpoint,Auth
            a@b.example,a,,admin-host,proxyauth
            b@b.example,b,p,web-host,proxyauth
            """);

    assertThat(csv.problems().listed())
        .extracting(IntakeProblem::what)
        .containsExactly(
            "Row 2: Auth needs an administrator, and the source server of the row has none.");
  }

  @Test
  void a_cell_at_fault_leads_to_no_further_fault() {
    var csv =
        parse(
            "EmailAddress,UserName,Password,Endpoint,TargetFolder,Auth\n"
                + "a@b.example,a,,gone-host,,authzid\n"
                + "b@b.example,b,p,%s,,\n".formatted("x".repeat(65))
                + "c@b.example,c,p,,%s,\n".formatted("x".repeat(1_001))
                + "d@b.example,d,p,no name,,basic\n");

    assertThat(csv.problems().listed())
        .extracting(p -> ((RowProblem) p).row() + " " + p.code())
        .containsExactly(
            "1 UnknownEndpoint",
            "2 CellTooLong",
            "3 CellTooLong",
            "4 UnknownEndpoint",
            "4 UnknownAuth");
  }

  @Test
  void servers_that_the_batch_has_copies_of_count_with_those_of_new_rows() {
    var header = new StringBuilder("EmailAddress,UserName,Password,Endpoint\n");
    for (int i = 1; i <= 8; i++) {
      header.append("u%d@b.example,u,p,host-%d\n".formatted(i, i));
    }
    var beside = KeptEndpoints.beside(RowServers.Server.USUAL);

    assertThat(parse(header.toString(), beside).problems()).isEqualTo(Problems.NONE);
    assertThat(parse(header + "x@b.example,x,p,HOST-9\n", beside).problems().listed())
        .extracting(IntakeProblem::code)
        .containsExactly("TooManyEndpoints");
    assertThat(parse(header.toString(), KeptEndpoints.held(Set.of("host-1", "host-2"))).problems())
        .isEqualTo(Problems.NONE);
    assertThat(parse(header.toString(), KeptEndpoints.held(Set.of("host-9"))).problems().listed())
        .extracting(IntakeProblem::code)
        .containsExactly("TooManyEndpoints");
  }

  @ParameterizedTest
  @CsvSource({
    "EndPoints,Endpoint",
    "Source Endpoint,Endpoint",
    "Target-Folder,TargetFolder",
    "TargetRootFolder,TargetFolder",
    "Authentication,Auth",
    "Autth,Auth"
  })
  void a_misspelled_column_of_ours_is_told_with_the_one_that_was_meant(
      String written, String meant) {
    var csv = parse("EmailAddress,UserName,Password,%s\na@b.example,a,p,x\n".formatted(written));

    assertThat(csv.problems().listed())
        .extracting(IntakeProblem::advice)
        .containsExactly("It probably means " + meant + ": rename it, or remove it.");
  }

  @ParameterizedTest
  @CsvSource({"Path", "Date", "Team", "City"})
  void a_short_word_is_not_taken_for_a_misspelled_one(String written) {
    assertThat(Column.meantBy(written)).isEmpty();
  }

  private static ParsedCsv parse(String text) {
    return parse(text, KeptEndpoints.beside(RowServers.Server.USUAL));
  }

  private static ParsedCsv parse(String text, RowServers servers) {
    return new CsvBatchParser(new CsvRules(false, servers)).parse(CsvText.received(text));
  }
}
