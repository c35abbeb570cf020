package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/** Folder names decode whatever the server lists, and to what another program's encoder encoded. */
class ModifiedUtf7Fuzz {
  @FuzzTest(maxDuration = "10m")
  void decodes_whatever_it_is_given(byte[] listed) {
    String name = new String(listed, StandardCharsets.ISO_8859_1);

    String decoded = ModifiedUtf7.decode(name);

    assertThat(decoded).isEqualTo(ModifiedUtf7.decode(name));
    assertThat(decoded.length()).isLessThanOrEqualTo(name.length());
  }

  @FuzzTest(maxDuration = "10m")
  void decodes_to_what_was_encoded(byte[] utf8) {
    String name = new String(utf8, StandardCharsets.UTF_8);

    assertThat(ModifiedUtf7.decode(BASE64MailboxEncoder.encode(name))).isEqualTo(name);
  }
}
