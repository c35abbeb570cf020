package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import godwit.target.Attachment;
import godwit.target.Contents;
import godwit.target.ExchangeMessage;
import godwit.target.Messages;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttachmentPlanTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 49_151, 49_152, 49_153, 98_304, 100_000})
  void the_length_is_exact_and_the_content_comes_through(int size) throws Exception {
    Attachment attachment = Messages.file("\"quoted\\ \u2713.bin", Contents.pattern(size));

    byte[] json = sent(List.of(attachment), AttachmentPlan.CREATE_BYTES);

    JsonNode file = new JsonMapper().readTree(json).path("attachments").path(0);
    assertThat(file.path("name").asText()).isEqualTo("\"quoted\\ \u2713.bin");
    assertThat(Contents.sha256(new ByteArrayInputStream(file.path("contentBytes").binaryValue())))
        .isEqualTo(Contents.sha256(attachment.content()));
  }

  @Test
  void the_request_never_passes_the_limit_and_nothing_is_lost() throws Exception {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Attachment> all = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        all.add(Messages.file("f" + i, Contents.pattern(random.nextInt(4_000))));
      }
      long limit = 1_500L + random.nextInt(12_000);

      var plan = AttachmentPlan.of(open().length, all, limit);
      byte[] json = sent(all, limit);

      assertThat(json.length).as("seed %d", seed).isLessThanOrEqualTo((int) limit);
      assertThat(plan.inside().size() + plan.after().size()).isEqualTo(all.size());
      assertThat(new JsonMapper().readTree(json).path("attachments").size())
          .isEqualTo(plan.inside().size());
    }
  }

  @Test
  void what_fits_to_the_last_byte_travels_inside() {
    List<Attachment> one = List.of(Messages.file("f", Contents.pattern(3_000)));
    long exact = JsonBody.lengthBytes(open().length, List.of(AttachmentJson.of(one.getFirst())));

    assertThat(AttachmentPlan.of(open().length, one, exact).inside()).hasSize(1);
    assertThat(AttachmentPlan.of(open().length, one, exact - 1).inside()).isEmpty();
  }

  private static byte[] open() {
    ExchangeMessage message = Messages.ordinary().build();
    return MessageJson.open(message, Messages.stamp(1));
  }

  private static byte[] sent(List<Attachment> attachments, long limit) throws Exception {
    var plan = AttachmentPlan.of(open().length, attachments, limit);
    var body = new JsonBody(open(), plan.inside());
    var sink = new Buffer();
    body.writeTo(sink);
    assertThat(sink.size()).isEqualTo(body.contentLength());
    return sink.readByteArray();
  }
}
