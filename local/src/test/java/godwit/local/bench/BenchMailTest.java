package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchMailTest {
  private static final int ENOUGH = 30;

  @Test
  void the_same_number_gives_the_same_bytes_and_another_gives_others() {
    var mail = new BenchMail("one");

    assertThat(mail.message(7, 5_000).content())
        .isEqualTo(new BenchMail("one").message(7, 5_000).content())
        .isNotEqualTo(mail.message(8, 5_000).content())
        .isNotEqualTo(new BenchMail("two").message(7, 5_000).content());
  }

  @ParameterizedTest
  @CsvSource({"5000, 4000, 6000", "2097152, 2000000, 2150000"})
  void messages_are_about_as_large_as_asked(int asked, int least, int most) {
    var mail = new BenchMail("one");

    for (int n = 1; n <= ENOUGH; n++) {
      assertThat(mail.message(n, asked).content().length).isBetween(least, most);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, 5000, text/plain",
    "4, 5000, multipart/alternative",
    "5, 2097152, multipart/mixed"
  })
  void mail_is_what_a_mail_reader_expects(int number, int bytes, String type) throws Exception {
    byte[] content = new BenchMail("one").message(number, bytes).content();

    var read = new MimeMessage(null, new ByteArrayInputStream(content));

    assertThat(read.isMimeType(type)).isTrue();
    assertThat(read.getFrom()).hasSize(1);
    assertThat(read.getSubject()).isNotBlank().doesNotContain("=?");
    assertThat(read.getMessageID()).startsWith("<" + number + ".");
    assertThat(read.getSentDate()).isNotNull();
    assertThat(read.getContent()).isNotNull();
  }

  @Test
  void a_workload_has_its_messages_in_each_mailbox() {
    var workload = new Workload("several", 4, 3, 5_000);

    assertThat(workload.users()).containsExactly("several1", "several2", "several3", "several4");
    assertThat(workload.total()).isEqualTo(12);
    assertThat(workload.mail("several2")).hasSize(3);
    assertThat(Workload.target("several2", 1)).isNotEqualTo(Workload.target("several2", 2));
    assertThat(Workload.usual(new CopyArguments(5_000, 200, 1)))
        .extracting(Workload::total)
        .isEqualTo(List.of(5_000, 200, 5_000));
  }
}
