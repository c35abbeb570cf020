package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Body;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.MapiProperty;
import godwit.target.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DegradeLadderTest {
  private static final Mailbox GOOD = new Mailbox("Bob", "bob@target.example");
  private static final Mailbox BAD = new Mailbox("Eve <x>", "eve at example");

  @Test
  void gives_up_one_thing_after_the_other() {
    ExchangeMessage message = full(new Body(false, "text"));

    List<DegradeLadder> rungs = rungs(message, "UnableToDeserializePostBody");

    assertThat(rungs).hasSize(6);
    assertThat(ids(rungs.get(1))).doesNotContain("String 0x007D").contains("String 0x1039");
    assertThat(rungs.get(1).message().internetMessageId()).isPresent();
    assertThat(ids(rungs.get(2))).containsExactly("Integer 0x1080");
    assertThat(rungs.get(2).message().internetMessageId()).isEmpty();
    assertThat(rungs.get(3).message().envelope().to()).containsExactly(GOOD);
    assertThat(rungs.get(4).message().envelope().to()).isEmpty();
    assertThat(rungs.get(4).degradations()).hasSize(4);
    assertThat(rungs.get(5).degradations()).hasSize(5);
  }

  @Test
  void on_the_last_rung_only_the_text_and_the_original_are_left() {
    var html =
        new Body(true, "<style>body{hue}</style><p>Fu&#223;e &lt;3</p>a<br>b<script>alert()");
    ExchangeMessage full = full(html);

    ExchangeMessage last = rungs(full, "ErrorCorruptData").getLast().message();

    assertThat(last.attachments()).containsExactly(full.original());
    assertThat(last.properties()).isEmpty();
    assertThat(last.body().html()).isFalse();
    assertThat(last.body().content())
        .contains("original.eml", "To: Bob <bob@target.example>", "Fu\u00DFe <3\r\n", "a\r\nb")
        .doesNotContain("<p>", "hue", "alert");
    assertThat(last.subject()).isEqualTo(full.subject());
    assertThat(last.received()).isEqualTo(full.received());
    assertThat(last.state()).isEqualTo(full.state());
  }

  @Test
  void the_last_rung_is_reached_at_once_for_an_attachment_that_is_refused() {
    DegradeLadder top = DegradeLadder.top(Fitted.of(full(new Body(false, "text"))));

    DegradeLadder last = top.bottom().orElseThrow();

    assertThat(last.degradations())
        .containsExactly(
            "refused by Exchange as it was sent: its text, with the original attached");
    assertThat(last.bottom()).isEmpty();
    assertThat(last.below("ErrorCorruptData")).isEmpty();
  }

  @Test
  void markup_that_never_ends_is_read_in_one_pass() {
    String hostile = "<script>".repeat(200_000) + "<!--".repeat(200_000) + "<".repeat(200_000);

    assertThat(ReadableText.of(new Body(true, "a" + hostile))).isEqualTo("a");
  }

  @Test
  void starts_with_what_the_refusal_names() {
    DegradeLadder first = rungs(full(new Body(false, "text")), "ErrorInvalidRecipients").get(1);

    assertThat(first.message().envelope().to()).containsExactly(GOOD);
    assertThat(ids(first)).contains("String 0x007D", "String 0x1039");
  }

  @Test
  void passes_over_what_would_change_nothing() {
    Envelope nobody =
        new Envelope(
            Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());
    ExchangeMessage bare = Messages.ordinary().envelope(nobody).build();

    List<DegradeLadder> rungs = rungs(bare, "ErrorCorruptData");

    assertThat(rungs).hasSize(3);
    assertThat(rungs.get(1).message().internetMessageId()).isEmpty();
  }

  @Test
  void an_address_that_is_given_up_stands_in_the_text() {
    DegradeLadder text = rungs(full(new Body(false, "text")), "ErrorInvalidRecipients").get(1);
    DegradeLadder html =
        rungs(full(new Body(true, "<BODY a='b'>text")), "ErrorInvalidRecipients").get(1);

    assertThat(text.message().body().content())
        .isEqualTo("To: Eve <x> <eve at example>\r\n\r\ntext");
    assertThat(html.message().body().content())
        .isEqualTo("<BODY a='b'><div>To: Eve &lt;x&gt; &lt;eve at example&gt;</div><hr>text");
  }

  private static ExchangeMessage full(Body body) {
    return Messages.ordinary()
        .body(body)
        .envelope(
            new Envelope(
                Optional.of(GOOD),
                Optional.empty(),
                List.of(GOOD, BAD),
                List.of(),
                List.of(),
                List.of()))
        .properties(
            new MapiProperty("String 0x007D", "A: b"),
            new MapiProperty("String 0x1039", "<r>"),
            new MapiProperty("String 0x1042", "<p>"),
            new MapiProperty("Integer 0x1080", "261"))
        .build();
  }

  private static List<DegradeLadder> rungs(ExchangeMessage message, String code) {
    List<DegradeLadder> rungs = new ArrayList<>();
    Optional<DegradeLadder> rung = Optional.of(DegradeLadder.top(Fitted.of(message)));
    while (rung.isPresent()) {
      rungs.add(rung.get());
      rung = rung.get().below(code);
    }
    return rungs;
  }

  private static List<String> ids(DegradeLadder rung) {
    return rung.message().properties().stream().map(MapiProperty::id).toList();
  }
}
