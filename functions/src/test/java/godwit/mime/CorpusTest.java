package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.entity.Entity;
import godwit.mime.entity.EntityParser;
import godwit.mime.entity.PartContent;
import godwit.source.MimeContent;
import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A folder of real and hostile messages, named by the system property {@code godwit.corpus}; it is
 * not part of the project. Prints what it saw.
 */
@EnabledIfSystemProperty(named = "godwit.corpus", matches = ".+")
class CorpusTest {
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("godwit.corpus")))) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
    }
  }

  @Test
  void every_message_converts_and_says_what_it_lost() throws IOException {
    Map<String, Integer> reasons = new TreeMap<>();
    int degraded = 0;
    List<Path> files = files();

    for (Path file : files) {
      Conversion conversion = Mail.convert(Files.readAllBytes(file), Mail.flags());
      degraded += conversion.degradations().isEmpty() ? 0 : 1;
      conversion.degradations().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
      if (!conversion.degradations().isEmpty()) {
        System.out.println(file.getFileName() + " " + conversion.degradations());
      }
    }

    System.out.println(files.size() + " messages, " + degraded + " degraded: " + reasons);
    assertThat(files).isNotEmpty();
    assertThat(reasons).doesNotContainKey(godwit.mime.degradation.Degradation.UNREADABLE.text());
  }

  @Test
  void no_part_that_is_no_alternative_text_vanishes() throws IOException {
    var missing = new ArrayList<String>();

    for (Path file : files()) {
      MimeContent content = Mail.content(Files.readAllBytes(file));
      Entity root = EntityParser.parse(content).root();
      Conversion conversion = Mail.convert(Files.readAllBytes(file), Mail.flags());
      var carried = new ArrayList<byte[]>();
      for (Attachment attachment : conversion.message().attachments()) {
        carried.add(Mail.bytes(attachment));
      }
      for (Entity leaf : leaves(root)) {
        byte[] bytes;
        try (var in = PartContent.body(content, leaf).open()) {
          bytes = in.readAllBytes();
        }
        boolean there =
            leaf.type().isText()
                || carried.stream().anyMatch(c -> contains(c, bytes))
                || inBody(conversion, bytes)
                || isSecured(conversion);
        if (!there) {
          missing.add(file.getFileName() + " " + leaf.type().full());
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void takes_about_the_time_of_parsing_alone() throws Exception {
    var messages = new ArrayList<byte[]>();
    for (Path file : files()) {
      messages.add(Files.readAllBytes(file));
    }
    double ours = 0;
    double theirs = 0;

    for (int round = 0; round < 12; round++) {
      long start = System.nanoTime();
      for (byte[] message : messages) {
        assertThat(Mail.convert(message, Mail.flags()).message()).isNotNull();
      }
      long middle = System.nanoTime();
      for (byte[] message : messages) {
        parseWithAngus(message);
      }
      if (round >= 4) {
        ours += middle - start;
        theirs += System.nanoTime() - middle;
      }
    }

    System.out.printf(
        "conversion %.0f messages/s, Angus parsing %.0f messages/s%n",
        8e9 * messages.size() / ours, 8e9 * messages.size() / theirs);
    assertThat(messages).isNotEmpty();
  }

  private static void parseWithAngus(byte[] message) {
    try {
      var session = jakarta.mail.Session.getInstance(new java.util.Properties());
      var parsed =
          new jakarta.mail.internet.MimeMessage(session, new ByteArrayInputStream(message));
      walk(parsed);
    } catch (jakarta.mail.MessagingException | IOException refused) {
      // Angus gives up on some of these messages; the time until then counts.
      assertThat(refused).isNotNull();
    }
  }

  private static void walk(jakarta.mail.Part part)
      throws jakarta.mail.MessagingException, IOException {
    if (part.isMimeType("multipart/*")
        && part.getContent() instanceof jakarta.mail.Multipart multipart) {
      for (int i = 0; i < multipart.getCount(); i++) {
        walk(multipart.getBodyPart(i));
      }
    } else {
      part.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private static List<Entity> leaves(Entity entity) {
    return entity.children().isEmpty()
        ? List.of(entity)
        : entity.children().stream().flatMap(c -> leaves(c).stream()).toList();
  }

  /** Whether the part was shown as text for want of anything better. */
  private static boolean inBody(Conversion conversion, byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    String ours = conversion.message().body().content();
    return ours.replaceAll("\\s", "").contains(text.replaceAll("\\s", ""));
  }

  /** Whether everything is within the one attachment that S/MIME allows, still encoded. */
  private static boolean isSecured(Conversion conversion) {
    return conversion.message().attachments().get(0).name().equals("smime.p7m");
  }

  private static boolean contains(byte[] whole, byte[] piece) {
    if (Arrays.equals(whole, piece) || piece.length == 0) {
      return true;
    }
    String all = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
    return all.contains(new String(piece, java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
