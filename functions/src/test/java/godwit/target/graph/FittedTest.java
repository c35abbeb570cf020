package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.Contents;
import godwit.target.ExchangeMessage.Body;
import godwit.target.Messages;
import org.junit.jupiter.api.Test;

final class FittedTest {
  @Test
  void an_ordinary_message_stays_as_it_is() {
    var message =
        Messages.ordinary().attachments(Messages.file("a.pdf", Contents.text("a"))).build();

    assertThat(Fitted.of(message).message()).isEqualTo(message);
    assertThat(Fitted.of(message).degradations()).isEmpty();
  }

  @Test
  void a_long_file_name_is_cut_before_its_extension() {
    var message =
        Messages.ordinary()
            .attachments(Messages.file("n".repeat(300) + ".docx", Contents.text("a")))
            .build();

    Fitted fitted = Fitted.of(message);

    assertThat(fitted.message().attachments().getFirst().name()).hasSize(255).endsWith("n.docx");
    assertThat(fitted.degradations()).hasSize(1);
  }

  @Test
  void a_file_without_a_name_gets_one() {
    var message = Messages.ordinary().attachments(Messages.file(" ", Contents.text("a"))).build();

    assertThat(Fitted.of(message).message().attachments().getFirst().name())
        .isEqualTo("attachment");
  }

  @Test
  void a_text_too_long_for_one_request_becomes_a_file() {
    String text = "\"".repeat(2_000_000);
    var message = Messages.ordinary().body(new Body(true, text)).build();

    Fitted fitted = Fitted.of(message);

    assertThat(fitted.message().attachments().getFirst().name()).isEqualTo("message.html");
    assertThat(Contents.sha256(fitted.message().attachments().getFirst().content()))
        .isEqualTo(Contents.sha256(Contents.text(text)));
    assertThat(MessageJson.open(fitted.message(), Messages.stamp(1)).length)
        .isLessThan((int) AttachmentPlan.CREATE_BYTES);
    assertThat(fitted.degradations()).hasSize(1);
  }

  @Test
  void a_long_text_that_fits_stays_the_text() {
    var message = Messages.ordinary().body(new Body(true, "x".repeat(2_900_000))).build();

    assertThat(Fitted.of(message).message()).isEqualTo(message);
  }
}
