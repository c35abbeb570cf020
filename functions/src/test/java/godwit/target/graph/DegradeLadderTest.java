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

    assertThat(rungs).hasSize(5);
    assertThat(ids(rungs.get(1))).doesNotContain("String 0x007D").contains("String 0x1039");
    assertThat(rungs.get(1).message().internetMessageId()).isPresent();
    assertThat(ids(rungs.get(2))).containsExactly("Integer 0x1080");
    assertThat(rungs.get(2).message().internetMessageId()).isEmpty();
    assertThat(rungs.get(3).message().envelope().to()).containsExactly(GOOD);
    assertThat(rungs.get(4).message().envelope().to()).isEmpty();
    assertThat(rungs.get(4).degradations()).hasSize(4);
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

    assertThat(rungs).hasSize(2);
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
