package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OldTlsTest {
  @Test
  void only_the_two_old_versions_of_tls_are_taken_off_the_list() {
    assertThat(OldTls.without("SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DH keySize < 1024"))
        .isEqualTo("SSLv3, DTLSv1.0, RC4, DH keySize < 1024");
  }
}
