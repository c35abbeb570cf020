package godwit.local.demo;

import godwit.local.client.CsvFile;
import godwit.local.demo.DemoArguments.Own;
import godwit.local.servers.GreenMailServer;
import godwit.local.servers.SampleMailboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the mail comes from: sample mailboxes on a server of our own, or the caller's.
 *
 * @param csv the file as it is posted
 * @param logins its rows
 * @param samples our server; empty with the caller's
 */
record DemoSource(
    SourceServer server, CsvFile csv, List<MailboxLogin> logins, Optional<GreenMailServer> samples)
    implements AutoCloseable {
  DemoSource {
    logins = List.copyOf(logins);
  }

  /** A GreenMail with the sample mailboxes, filled. */
  static DemoSource ofSamples() {
    GreenMailServer server = GreenMailServer.start();
    SampleMailboxes.fill(server);
    String csv =
        SampleMailboxes.ALL.stream()
            .map(m -> m.address() + "," + m.address() + "," + m.password() + "\n")
            .collect(Collectors.joining("", "EmailAddress,UserName,Password\n", ""));
    return new DemoSource(
        new SourceServer(server.host(), server.port(), "none"),
        new CsvFile(csv.getBytes(StandardCharsets.UTF_8)),
        CsvLogins.of(csv),
        Optional.of(server));
  }

  /** The caller's server. */
  static DemoSource of(Own own) {
    try {
      byte[] csv = Files.readAllBytes(own.csv());
      return new DemoSource(
          own.server(), new CsvFile(csv), CsvLogins.of(decoded(csv)), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read " + own.csv(), e);
    }
  }

  /** Spreadsheets write Windows-1252 where they do not write UTF-8. */
  private static String decoded(byte[] csv) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
    } catch (CharacterCodingException e) {
      return new String(csv, Charset.forName("windows-1252"));
    }
  }

  /**
   * Lets new mail arrive, on our own server only.
   *
   * @return how many messages arrived in each mailbox; empty if that is not ours to know
   */
  Optional<Integer> deliverNewMail() {
    samples.ifPresent(s -> SampleMailboxes.deliverNewMail(s.host(), s.port()));
    return samples.map(s -> SampleMailboxes.newMail(SampleMailboxes.ALL.getFirst()).size());
  }

  @Override
  public void close() {
    samples.ifPresent(GreenMailServer::close);
  }
}
