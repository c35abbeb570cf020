package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of messages that mail servers and mail programs write about other messages. */
class ReportConversionTest {
  private static Conversion report(String kind, String machine) {
    return Mail.convert(
        "Content-Type: multipart/report; report-type=x; boundary=b\n\n"
            + "--b\n\nfor people\n--b\nContent-Type: message/"
            + kind
            + "\n\n"
            + machine
            + "\n--b--\n");
  }

  @ParameterizedTest
  @CsvSource({
    "failed, REPORT.IPM.Note.NDR",
    "Delayed, REPORT.IPM.Note.Delayed.DR",
    "delivered, REPORT.IPM.Note.DR",
    "relayed, REPORT.IPM.Note.Relayed.DR",
    "expanded, REPORT.IPM.Note.Expanded.DR",
  })
  void a_delivery_report_has_the_class_of_what_happened(String action, String messageClass) {
    var conversion = report("delivery-status", "Reporting-MTA: dns; x\n\nAction: " + action + "\n");

    assertThat(Mail.property(conversion, "String 0x001A")).contains(messageClass);
    assertThat(conversion.message().body().content()).isEqualTo("for people");
    assertThat(conversion.message().attachments()).hasSize(1);
  }

  @Test
  void of_several_recipients_the_worst_counts() {
    var conversion =
        report("delivery-status", "R: x\n\nAction: failed\n\nAction: delivered\n\nAction: odd\n");

    assertThat(Mail.property(conversion, "String 0x001A")).contains("REPORT.IPM.Note.NDR");
  }

  @ParameterizedTest
  @CsvSource({"displayed, REPORT.IPM.Note.IPNRN", "deleted, REPORT.IPM.Note.IPNNRN"})
  void a_read_report_has_the_class_of_what_the_reader_did(String did, String messageClass) {
    var conversion =
        report(
            "disposition-notification",
            "Disposition: manual-action/MDN-sent-manually; " + did + "\n");

    assertThat(Mail.property(conversion, "String 0x001A")).contains(messageClass);
  }

  @Test
  void a_report_of_another_kind_is_an_ordinary_message() {
    assertThat(Mail.property(report("feedback-report", "Feedback-Type: abuse\n"), "String 0x001A"))
        .isEmpty();
    assertThat(Mail.property(report("delivery-status", "nothing is said\n"), "String 0x001A"))
        .isEmpty();
  }

  @Test
  void a_piece_of_a_message_is_attached_as_text() {
    var message =
        Mail.convert("Content-Type: message/partial; id=x; number=2; total=3\n\nthe middle\n")
            .message();

    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("ATT00001.txt");
    assertThat(Mail.text(message.attachments().getFirst())).isEqualTo("the middle\r\n");
  }

  @Test
  void a_message_that_lies_elsewhere_keeps_where() {
    var message =
        Mail.convert(
                """
                Content-Type: multipart/mixed; boundary=b

                --b

                text
                --b
                Content-Type: message/external-body; access-type=URL; URL="http://x.example"

                Content-Type: application/zip

                --b--
                """)
            .message();

    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("ATT00001.txt");
  }
}
