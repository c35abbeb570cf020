package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.degradation.Degradation;
import godwit.source.MessageFlags;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.MapiProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of header fields, flags and times. */
class HeaderConversionTest {
  private static ExchangeMessage message(String header) {
    return Mail.convert(header + "\ntext\n").message();
  }

  @Test
  void a_subject_is_decoded_unfolded_and_free_of_control_characters() {
    var message =
        message("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?B?IGF1cw==?= \u0007K\u0000\tln\n");

    assertThat(message.subject()).isEqualTo("Grüße aus K ln");
  }

  @Test
  void a_subject_in_raw_utf8_and_one_in_raw_latin1_are_both_read() {
    assertThat(message("Subject: " + Mail.utf8("Größe") + "\n").subject()).isEqualTo("Größe");
    assertThat(message("Subject: Gr\u00F6\u00DFe\n").subject()).isEqualTo("Größe");
  }

  @Test
  void a_missing_subject_is_an_empty_one() {
    assertThat(message("From: a@x.example\n").subject()).isEmpty();
  }

  @Test
  void recipients_keep_their_kind_order_and_names() {
    var envelope =
        message(
                """
                From: "Ann Ant" <ann@x.example>
                Sender: bob@x.example
                Reply-To: list@x.example
                To: Cid <cid@x.example>, dora@x.example
                Cc: Team: eve@x.example, Finn <finn@x.example>;
                Bcc: gus@x.example
                """)
            .envelope();

    assertThat(envelope.from()).contains(new Mailbox("Ann Ant", "ann@x.example"));
    assertThat(envelope.sender()).contains(new Mailbox("", "bob@x.example"));
    assertThat(envelope.replyTo()).containsExactly(new Mailbox("", "list@x.example"));
    assertThat(envelope.to())
        .containsExactly(new Mailbox("Cid", "cid@x.example"), new Mailbox("", "dora@x.example"));
    assertThat(envelope.cc())
        .containsExactly(new Mailbox("", "eve@x.example"), new Mailbox("Finn", "finn@x.example"));
    assertThat(envelope.bcc()).containsExactly(new Mailbox("", "gus@x.example"));
  }

  @Test
  void a_sender_who_is_the_author_is_not_named_twice() {
    assertThat(message("From: Ann <ann@x.example>\nSender: ANN@x.example\n").envelope().sender())
        .isEmpty();
  }

  @Test
  void undisclosed_recipients_are_nobody_and_no_loss() {
    var conversion = Mail.convert("To: undisclosed-recipients:;\n\ntext");

    assertThat(conversion.message().envelope().to()).isEmpty();
    assertThat(conversion.degradations()).isEmpty();
  }

  @Test
  void a_recipient_without_a_usable_address_is_left_out_and_noted() {
    var conversion = Mail.convert("To: Ann, bob@x.example, <c d@>\n\ntext");

    assertThat(conversion.message().envelope().to())
        .extracting(Mailbox::address)
        .containsExactly("bob@x.example");
    assertThat(conversion.degradations()).containsExactly(Degradation.RECIPIENTS_LEFT_OUT.text());
    assertThat(Mail.property(conversion, "String 0x007D").orElseThrow()).contains("<c d@>");
  }

  @Test
  void an_author_without_an_address_is_kept_as_a_name() {
    var conversion = Mail.convert("From: Mail Delivery System\n\ntext");

    assertThat(conversion.message().envelope().from())
        .contains(new Mailbox("Mail Delivery System", ""));
    assertThat(Mail.property(conversion, "String 0x0042")).contains("Mail Delivery System");
    assertThat(Mail.property(conversion, "String 0x0C1A")).contains("Mail Delivery System");
    assertThat(conversion.degradations())
        .containsExactly(Degradation.SENDER_WITHOUT_ADDRESS.text());
  }

  @Test
  void a_missing_author_is_the_sender_if_there_is_one() {
    assertThat(message("Sender: bob@x.example\n").envelope().from())
        .contains(new Mailbox("", "bob@x.example"));
    assertThat(message("Subject: x\n").envelope().from()).isEmpty();
  }

  @Test
  void of_several_authors_the_first_is_shown_and_the_rest_noted() {
    var conversion = Mail.convert("From: a@x.example, b@x.example\n\ntext");

    assertThat(conversion.message().envelope().from()).contains(new Mailbox("", "a@x.example"));
    assertThat(conversion.degradations()).containsExactly(Degradation.FURTHER_AUTHORS.text());
  }

  @Test
  void an_author_who_is_the_sender_is_shown_as_that() {
    var conversion = Mail.convert("From: a@x.example, B <b@x.example>\nSender: b@x.example\n\nx");

    assertThat(conversion.message().envelope().sender()).contains(new Mailbox("", "b@x.example"));
    assertThat(conversion.degradations()).isEmpty();
  }

  @Test
  void of_several_from_fields_the_first_counts() {
    var conversion = Mail.convert("From: a@x.example\nFrom: b@x.example\n\ntext");

    assertThat(conversion.message().envelope().from()).contains(new Mailbox("", "a@x.example"));
    assertThat(conversion.degradations()).isEmpty();
  }

  @Test
  void a_message_id_keeps_its_brackets_and_gets_them_if_missing() {
    assertThat(message("Message-ID:  <a.b@x.example> \n").internetMessageId())
        .contains("<a.b@x.example>");
    assertThat(message("Message-Id: a.b@x.example\n").internetMessageId())
        .contains("<a.b@x.example>");
  }

  @Test
  void a_malformed_message_id_is_left_to_exchange_and_noted() {
    var conversion = Mail.convert("Message-ID: <a b\u00E4@x>\n\ntext");

    assertThat(conversion.message().internetMessageId()).isEmpty();
    assertThat(conversion.degradations()).containsExactly(Degradation.MESSAGE_ID_UNUSABLE.text());
  }

  @Test
  void received_is_the_internal_date_and_sent_the_date_header() {
    var message = message("Date: Wed, 4 Mar 2015 06:00:00 +0100\n");

    assertThat(message.received()).isEqualTo(Mail.RECEIVED);
    assertThat(message.sent()).isEqualTo(Instant.parse("2015-03-04T05:00:00Z"));
  }

  @Test
  void an_unreadable_date_gives_way_to_the_time_of_receipt_and_is_noted() {
    var conversion = Mail.convert("Date: yesterday\n\ntext");

    assertThat(conversion.message().sent()).isEqualTo(Mail.RECEIVED);
    assertThat(conversion.degradations()).containsExactly(Degradation.DATE_UNREADABLE.text());
  }

  @Test
  void without_an_internal_date_the_date_header_then_the_newest_hop_then_the_epoch_stand_in() {
    String hops =
        """
        Received: by b; Tue, 3 Mar 2015 10:00:00 +0000
        Received: by a; Tue, 3 Mar 2015 09:00:00 GMT
        """;

    assertThat(receivedOf(hops + "Date: Mon, 2 Mar 2015 08:00:00 +0000\n"))
        .isEqualTo(Instant.parse("2015-03-02T08:00:00Z"));
    assertThat(receivedOf(hops)).isEqualTo(Instant.parse("2015-03-03T10:00:00Z"));
    assertThat(receivedOf("Subject: x\n")).isEqualTo(Instant.EPOCH);
  }

  private static Instant receivedOf(String header) {
    return Mail.convert(Mail.crlf(header + "\ntext"), MessageFlags.NONE, Optional.empty())
        .message()
        .received();
  }

  @Test
  void threading_headers_become_properties() {
    var conversion =
        Mail.convert(
            """
            In-Reply-To: Your message <p@x.example>
            References: <r@x.example>
             <p@x.example>
            Thread-Topic: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
            Thread-Index: AQHQVm0UZ0d1xk2bRkOZ0l0m0m0m0g==

            text
            """);

    assertThat(Mail.property(conversion, "String 0x1042")).contains("<p@x.example>");
    assertThat(Mail.property(conversion, "String 0x1039")).contains("<r@x.example> <p@x.example>");
    assertThat(Mail.property(conversion, "String 0x0070")).contains("Grüße");
    assertThat(Mail.property(conversion, "Binary 0x0071"))
        .contains("AQHQVm0UZ0d1xk2bRkOZ0l0m0m0m0g==");
  }

  @Test
  void of_endless_references_the_root_and_the_newest_are_kept() {
    var references = new StringBuilder("References: <root@x.example>\n");
    for (int i = 0; i < 2000; i++) {
      references.append(" <").append(i).append("@x.example>\n");
    }

    var conversion = Mail.convert(references + "\ntext");
    String kept = Mail.property(conversion, "String 0x1039").orElseThrow();

    assertThat(conversion.degradations()).containsExactly(Degradation.REFERENCES_SHORTENED.text());
    assertThat(kept).startsWith("<root@x.example> ").endsWith("<1999@x.example>");
    assertThat(kept.length()).isBetween(15_000, 16 << 10);
  }

  @Test
  void the_header_is_kept_whole_with_crlf_and_decoded() {
    var conversion =
        Mail.convert("Received: by x\nSubject: " + Mail.utf8("Größe") + "\n folded\n\ntext\n");

    assertThat(Mail.property(conversion, "String 0x007D"))
        .contains("Received: by x\r\nSubject: Größe\r\n folded\r\n");
  }

  @Test
  void an_oversized_header_is_cut_at_a_line_and_attached_whole() {
    String header = ("X-Filler: " + "y".repeat(900) + "\n").repeat(400);

    var conversion = Mail.convert(header + "\ntext\n");

    assertThat(Mail.property(conversion, "String 0x007D").orElseThrow())
        .endsWith("y\r\n")
        .hasSizeBetween(200 << 10, 256 << 10);
    assertThat(conversion.degradations()).containsExactly(Degradation.HEADERS_SHORTENED.text());
    assertThat(Mail.text(conversion.message().attachments().get(0)))
        .isEqualTo((header + "\n").replace("\n", "\r\n"));
  }

  @Test
  void list_headers_and_sensitivity_become_properties() {
    var conversion =
        Mail.convert(
            """
            List-Help: <https://x.example/help>
            List-Subscribe: <mailto:on@x.example>
            List-Unsubscribe: <mailto:off@x.example>
            Sensitivity: Company-Confidential

            text
            """);

    assertThat(Mail.property(conversion, "String 0x1043")).contains("<https://x.example/help>");
    assertThat(Mail.property(conversion, "String 0x1044")).contains("<mailto:on@x.example>");
    assertThat(Mail.property(conversion, "String 0x1045")).contains("<mailto:off@x.example>");
    assertThat(Mail.property(conversion, "Integer 0x0036")).contains("3");
  }

  @Test
  void importance_is_read_from_any_of_its_headers() {
    assertThat(message("Importance: High\n").state().importance()).isEqualTo(Importance.HIGH);
    assertThat(message("X-Priority: 1 (Highest)\n").state().importance())
        .isEqualTo(Importance.HIGH);
    assertThat(message("X-Priority: 5\n").state().importance()).isEqualTo(Importance.LOW);
    assertThat(message("Priority: non-urgent\n").state().importance()).isEqualTo(Importance.LOW);
    assertThat(message("Importance: normal\nX-Priority: 1\n").state().importance())
        .isEqualTo(Importance.NORMAL);
  }

  @Test
  void flags_become_state() {
    var flags = new MessageFlags(true, false, true, true, false, Set.of());

    var state = Mail.convert(Mail.crlf("Subject: x\n\n"), flags).message().state();

    assertThat(state.read()).isTrue();
    assertThat(state.flagged()).isTrue();
    assertThat(state.draft()).isTrue();
  }

  @Test
  void keywords_of_people_become_categories_and_those_of_programs_do_not() {
    var flags =
        Mail.flags("$label1", "Invoice,2015", "$Junk", "NonJunk", "$MDNSent", "Forwarded", "zoo");

    var state = Mail.convert(Mail.crlf("Subject: x\n\n"), flags).message().state();

    assertThat(state.categories()).containsExactly("Important", "Invoice 2015", "zoo");
  }

  @Test
  void answered_and_forwarded_get_outlooks_icon_and_verb() {
    var answered = new MessageFlags(true, true, false, false, false, Set.of());

    var reply = Mail.convert(Mail.crlf("Subject: x\n\n"), answered);
    var forward = Mail.convert(Mail.crlf("Subject: x\n\n"), Mail.flags("$Forwarded"));

    assertThat(Mail.property(reply, "Integer 0x1080")).contains("261");
    assertThat(Mail.property(reply, "Integer 0x1081")).contains("102");
    assertThat(Mail.property(forward, "Integer 0x1080")).contains("262");
    assertThat(Mail.property(forward, "Integer 0x1081")).contains("104");
  }

  @Test
  void requests_for_receipts_do_not_fire_again() {
    var conversion =
        Mail.convert(
            "Disposition-Notification-To: a@x.example\nReturn-Receipt-To: a@x.example\n\n");

    List<String> ids = conversion.message().properties().stream().map(MapiProperty::id).toList();
    assertThat(ids).containsExactly("String 0x007D");
  }

  @Test
  void five_thousand_recipients_all_arrive() {
    var to = new StringBuilder("To: first@x.example");
    for (int i = 0; i < 5000; i++) {
      to.append(",\n Person ").append(i).append(" <person").append(i).append("@x.example>");
    }

    var conversion = Mail.convert(to + "\n\ntext");

    assertThat(conversion.message().envelope().to()).hasSize(5001);
    assertThat(conversion.degradations()).isEmpty();
  }

  @Test
  void more_recipients_than_a_request_holds_are_cut_and_the_header_is_attached() {
    String to = "To: a@b" + ",a@b".repeat(60_000);

    var conversion = Mail.convert(to + "\n\ntext");

    assertThat(conversion.message().envelope().to()).hasSizeBetween(15_000, 30_000);
    assertThat(conversion.degradations()).contains(Degradation.RECIPIENTS_CUT.text());
    assertThat(conversion.message().attachments())
        .extracting(a -> a.name())
        .containsExactly("headers.txt");
  }
}
