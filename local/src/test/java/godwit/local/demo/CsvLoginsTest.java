package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLoginsTest {
  @Test
  void finds_columns_by_name_and_reads_quoted_cells() {
    String csv =
        "\uFEFFPassword,EmailAddress,UserName\r\n\"a,\"\"b\"\"\",ada@x.org,ada\r\n\r\nc,bo@x.org,bo";

    assertThat(CsvLogins.of(csv))
        .containsExactly(
            new MailboxLogin("ada@x.org", "ada", "a,\"b\""),
            new MailboxLogin("bo@x.org", "bo", "c"));
  }

  @Test
  void leaves_out_what_is_no_row() {
    assertThat(CsvLogins.of("EmailAddress,UserName,Password\nada@x.org,ada\n")).isEmpty();
    assertThat(CsvLogins.of("Name,Mail\nada,ada@x.org\n")).isEmpty();
  }
}
