package godwit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class AddressParserTest {
  @Test
  void two_addresses_without_a_comma_between_are_two() {
    assertThat(shown("a@x.example Bob b@y.example"))
        .containsExactly("<a@x.example>", "Bob <b@y.example>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a@x.example                         | <a@x.example>",
        "Ann Ant <a@x.example>               | Ann Ant <a@x.example>",
        "\"Ant, Ann\" <a@x.example>          | Ant, Ann <a@x.example>",
        "Ant, Ann <a@x.example>              | Ant, Ann <a@x.example>",
        "\"A \\\"B\\\" C\" <a@x.example>     | A \"B\" C <a@x.example>",
        "a@x.example (Ann Ant)               | Ann Ant <a@x.example>",
        "=?utf-8?Q?Ant,_Ann?= <a@x.example>  | Ant, Ann <a@x.example>",
        "\"=?utf-8?Q?J=C3=BC?=\" <a@x.example> | Jü <a@x.example>",
        "<@r.example,@s.example:a@x.example> | <a@x.example>",
        "Ann <a@x.example                    | Ann <a@x.example>",
        "Ann <<a@x.example>>                 | Ann <a@x.example>",
        "(Ann) a@x.example (Ant)             | Ann Ant <a@x.example>",
        "Ann a@x.example                     | Ann <a@x.example>",
        "<mailto:a@x.example>                | <a@x.example>",
        "a @ x . example                     | <a@x.example>",
        "\"john doe\"@x.example              | <\"john doe\"@x.example>",
        "Ann \"the (Ant\" <a@x.example>      | Ann the (Ant <a@x.example>",
        "\"Ann <a@x.example>                 | Ann <a@x.example>",
        "Ann                                 | Ann <>",
      })
  void reads_a_mailbox_however_it_is_written(String written, String expected) {
    assertThat(shown(written)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a@x.example, b@x.example        | <a@x.example> <b@x.example>",
        "a@x.example; b@x.example        | <a@x.example> <b@x.example>",
        "G: a@x.example, b@x.example;    | <a@x.example> <b@x.example>",
        "G:;, b@x.example                | <b@x.example>",
        "undisclosed-recipients:;        | ``",
        ",, a@x.example ,                | <a@x.example>",
        "Ann, b@x.example                | Ann <> <b@x.example>",
        "<a@x.example> <b@x.example>     | <a@x.example> <b@x.example>",
        "A <a@x.example> B <b@x.example> | A <a@x.example> B <b@x.example>",
      })
  void reads_lists_and_groups(String written, String expected) {
    assertThat(String.join(" ", shown(written))).isEqualTo(expected);
  }

  private static List<String> shown(String written) {
    return AddressParser.parse(written).stream()
        .map(a -> (a.name() + " <" + a.address() + ">").strip())
        .toList();
  }

  static final List<String> ORDINARY =
      List.of(
          "Ann Ant <ann@x.example>, \"B, C\" <bc@x.example>",
          "a@x.example (Ann), b@y.example",
          "=?iso-8859-1?Q?J=FCrgen?= <j@x.example>",
          "\"a b\"@x.example, <c@x.example>");

  @ParameterizedTest
  @FieldSource("ORDINARY")
  void agrees_with_another_parser_on_ordinary_lists(String written) throws Exception {
    List<String> theirs =
        List.of(InternetAddress.parseHeader(written, true)).stream()
            .map(a -> (a.getPersonal() == null ? "" : a.getPersonal()) + "|" + a.getAddress())
            .toList();

    assertThat(AddressParser.parse(written).stream().map(a -> a.name() + "|" + a.address()))
        .containsExactlyElementsOf(theirs);
  }

  @ParameterizedTest
  @CsvSource({
    "a@x.example, true",
    "a.b+c@x, true",
    "'\"a b\"@x.example', true",
    "a@bücher.example, true",
    "a, false",
    "@x.example, false",
    "a@, false",
    "a..b@x.example, false",
    "a b@x.example, false",
    "a@x..example, false",
    "a@-x.example, false",
    "a@[10.0.0.1], false",
    "a@x@y z, false"
  })
  void tells_what_smtp_can_reach(String address, boolean reachable) {
    assertThat(new Address("", address).isSmtp()).isEqualTo(reachable);
  }
}
