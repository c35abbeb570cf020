package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.Attachment;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.MapiProperty;
import godwit.target.MessageStamp;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not sent to a tenant that is known not to take it. */
final class TenantFitTest {
  private static final String ADDRESS = "ann@source.example";
  private static final TargetFolderId FOLDER = new TargetFolderId("F1");
  private static final MessageStamp STAMP = Messages.stamp(1);

  private final ScriptedGraph graph = new ScriptedGraph();

  @AfterEach
  void stop() {
    graph.close();
  }

  @ParameterizedTest
  @EnumSource
  void an_ordinary_message_loses_nothing_that_it_does_not_have(Assumption assumption) {
    ExchangeMessage plain = Messages.ordinary().draft().build();
    Fitted fitted = fit(assumption).fit(plain);

    boolean has = assumption == Assumption.MESSAGE_ID;
    assertThat(fitted.degradations()).hasSize(has ? 1 : 0);
    assertThat(fitted.message().equals(plain)).isEqualTo(!has);
  }

  @Test
  void properties_that_are_not_kept_are_not_sent_and_that_is_said() {
    ExchangeMessage message =
        with(
            "String 0x007D", "Received: x",
            "String 0x1039", "<a>",
            "String 0x1042", "<a>",
            "Integer 0x1080", "261");

    Fitted fitted =
        fit(Assumption.TRANSPORT_HEADERS, Assumption.THREADING, Assumption.ICONS).fit(message);

    assertThat(fitted.message().properties()).isEmpty();
    assertThat(fitted.degradations()).hasSize(3).allMatch(words -> words.contains("tenant"));
  }

  @Test
  void long_headers_are_cut_at_the_end_of_a_line() {
    String line = "Received: from somewhere over the rainbow\r\n";

    Fitted cut = fit(Assumption.LONG_HEADERS).fit(with("String 0x007D", line.repeat(1_000)));
    Fitted whole = fit(Assumption.LONG_HEADERS).fit(with("String 0x007D", line));

    String kept = cut.message().properties().getFirst().value();
    assertThat(kept).hasSizeBetween(32_000, 32_768).endsWith(line);
    assertThat(cut.degradations()).hasSize(1);
    assertThat(whole.degradations()).isEmpty();
  }

  @Test
  void a_signed_message_becomes_an_ordinary_one_with_its_original() {
    ExchangeMessage signed =
        Messages.ordinary()
            .properties(new MapiProperty("String 0x001A", "IPM.Note.SMIME.MultipartSigned"))
            .attachments(Messages.file("smime.p7m", Contents.pattern(10)))
            .build();

    assertThat(fit(Assumption.SMIME_OPAQUE).fit(signed).degradations()).isEmpty();
    Fitted fitted = fit(Assumption.SMIME_SIGNED).fit(signed);
    assertThat(fitted.message().properties()).isEmpty();
    assertThat(fitted.message().attachments())
        .extracting(Attachment::name)
        .containsExactly("original.eml");
    assertThat(fitted.message().envelope()).isEqualTo(signed.envelope());
    assertThat(fitted.degradations()).hasSize(1);
  }

  @Test
  void a_foreign_author_stands_in_the_text_and_the_owner_stays_the_author() {
    ExchangeMessage own = Messages.ordinary().build();
    var other = new TenantFit(tenant(Assumption.FOREIGN_SENDER), "bob@target.example");

    assertThat(fit(Assumption.FOREIGN_SENDER).fit(own).degradations()).isEmpty();
    Fitted fitted = other.fit(own);
    assertThat(fitted.message().envelope().from()).isEmpty();
    assertThat(fitted.message().envelope().to()).isEqualTo(own.envelope().to());
    assertThat(fitted.message().body().content()).contains("From: Ann", "ann@source.example");
  }

  @Test
  void recipients_after_the_500th_address_stand_in_the_text() {
    var to =
        Stream.iterate(1, i -> i + 1)
            .limit(600)
            .map(i -> new Mailbox("", "r" + i + "@target.example"))
            .toList();
    Envelope many =
        new Envelope(Optional.empty(), Optional.empty(), to, List.of(), List.of(), List.of());

    Fitted fitted = fit(Assumption.MANY_RECIPIENTS).fit(Messages.ordinary().envelope(many).build());

    assertThat(fitted.message().envelope().to()).isEqualTo(to.subList(0, 500));
    assertThat(fitted.message().body().content())
        .contains("r501@target.example", "r600@target.example");
  }

  @Test
  void a_tenant_that_makes_drafts_gets_drafts_and_they_are_taken() throws Exception {
    graph.answer(
        201, "{\"id\":\"M1\",\"isDraft\":true,\"receivedDateTime\":\"2026-01-01T00:00:00Z\"}");

    Delivery delivery = deliver(Messages.ordinary().build(), Assumption.MESSAGE_FLAGS);

    assertThat(((Delivery.Stored) delivery).degradations()).hasSize(1);
    assertThat(graph.asked()).hasSize(1);
    assertThat(graph.asked().getFirst().text()).doesNotContain("0x0E07");
  }

  @Test
  void a_tenant_without_dates_may_answer_any_date() throws Exception {
    graph.answer(
        201, "{\"id\":\"M1\",\"isDraft\":false,\"receivedDateTime\":\"2026-01-01T00:00:00Z\"}");

    Delivery delivery = deliver(Messages.ordinary().build(), Assumption.DATES);

    assertThat(((Delivery.Stored) delivery).degradations()).hasSize(1);
  }

  @Test
  void what_would_need_attachments_later_is_refused_before_anything_is_sent() throws Exception {
    ExchangeMessage two =
        Messages.ordinary()
            .attachments(
                Collections.nCopies(2, Messages.file("a", Contents.pattern(2_500_000)))
                    .toArray(Attachment[]::new))
            .build();
    ExchangeMessage large =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(3_500_000))).build();

    assertThat(refused(two, Assumption.ATTACHMENTS_AFTER_CREATE))
        .isEqualTo("AttachmentsAfterCreateNotAllowed");
    assertThat(refused(large, Assumption.UPLOAD_SESSIONS)).isEqualTo("UploadSessionsNotAllowed");
    assertThat(fit(Assumption.UPLOAD_SESSIONS).refusal(two.attachments())).isEmpty();
    assertThat(graph.asked()).isEmpty();
  }

  @Test
  void a_right_that_is_missing_for_attachments_fails_the_message_and_not_the_mailbox()
      throws Exception {
    graph.created("M1").refuse(403, "ErrorAccessDenied").answer(204, "");
    ExchangeMessage large =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(3_500_000))).build();

    assertThat(refused(large)).isEqualTo("ErrorAccessDenied");
    assertThat(graph.lines().getLast()).endsWith("/messages/M1/permanentDelete");
  }

  @Test
  void without_a_filter_the_folder_is_read_for_the_stamp() throws Exception {
    String next = graph.root() + "/v1.0/users/x/mailFolders/F1/messages?$skiptoken=1";
    graph
        .answer(
            200,
            "{\"value\":[" + stamped("M1", "other") + "],\"@odata.nextLink\":\"" + next + "\"}")
        .answer(200, "{\"value\":[" + stamped("M2", STAMP.value()) + "]}");

    var found =
        graph
            .connector(tenant(Assumption.PROPERTY_FILTER))
            .open(ADDRESS)
            .find(FOLDER, STAMP, Messages.ordinary().build());

    assertThat(found.orElseThrow().value()).isEqualTo("M2");
    assertThat(graph.lines().getFirst()).doesNotContain("filter=singleValue").contains("expand");
  }

  @Test
  void names_of_folders_are_such_as_the_tenant_takes() {
    var tenant = new Tenant(Set.of(Assumption.FOLDER_SLASH), 32);

    assertThat(tenant.folderName("a/b")).isEqualTo("a_b");
    assertThat(tenant.folderName("x".repeat(31) + " y")).isEqualTo("x".repeat(31));
    assertThat(Tenant.ASSUMED.folderName("a/b")).isEqualTo("a/b");
  }

  private static String stamped(String id, String stamp) {
    return "{\"id\":\""
        + id
        + "\",\"isDraft\":false,\"receivedDateTime\":\"2015-03-04T05:06:07Z\","
        + "\"singleValueExtendedProperties\":[{\"id\":\"x\",\"value\":\""
        + stamp
        + "\"}]}";
  }

  private String refused(ExchangeMessage message, Assumption... without) throws Exception {
    return ((Delivery.Refused) deliver(message, without)).code();
  }

  private Delivery deliver(ExchangeMessage message, Assumption... without) throws Exception {
    return graph.connector(tenant(without)).open(ADDRESS).deliver(FOLDER, STAMP, message);
  }

  private static ExchangeMessage with(String... idsAndValues) {
    MapiProperty[] properties = new MapiProperty[idsAndValues.length / 2];
    for (int i = 0; i < properties.length; i++) {
      properties[i] = new MapiProperty(idsAndValues[2 * i], idsAndValues[2 * i + 1]);
    }
    return Messages.ordinary().properties(properties).build();
  }

  private static TenantFit fit(Assumption... without) {
    return new TenantFit(tenant(without), ADDRESS);
  }

  private static Tenant tenant(Assumption... without) {
    return new Tenant(Set.of(without), 255);
  }
}
