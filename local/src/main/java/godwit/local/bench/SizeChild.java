package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.mime.Conversion;
import godwit.mime.MessageConverter;
import godwit.seal.Secret;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.SourceMessage;
import godwit.source.UidRange;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapSettings;
import godwit.target.Delivery;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import godwit.target.graph.GraphConnector;
import godwit.target.graph.GraphSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Moves the messages of one inbox as a worker does, in a process of its own with a small heap. */
public final class SizeChild {
  private final MailTarget target;
  private final MessageConverter converter = new MessageConverter();

  private SizeChild(MailTarget target) {
    this.target = target;
  }

  /**
   * Prints what became of the last message and what it took, as one line of JSON.
   *
   * @param args IMAP port, user, password, Graph's address, its token, target mailbox
   */
  public static void main(String[] args) throws Exception {
    long began = System.nanoTime();
    var endpoint =
        new SourceEndpoint(
            "127.0.0.1", Integer.parseInt(args[0]), Security.NONE, Optional.empty(), 1, 1);
    var login = new SourceLogin(endpoint, args[1], Secret.of(args[2]), Optional.empty());
    var imap = ImapSettings.usual(Path.of(System.getProperty("java.io.tmpdir")));
    var graph =
        new GraphConnector(
            GraphSettings.at(URI.create(args[3])),
            GraphConnector.token(args[4]),
            Clock.systemUTC(),
            pause -> Thread.sleep(pause.toMillis()));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    try (MailSource source = new ImapConnector(imap).connect(login)) {
      new SizeChild(graph.open(args[5])).move(source, result);
    }
    result.put("millis", (System.nanoTime() - began) / 1_000_000);
    result.put("peakHeapBytes", HeapChild.peakBytes());
    result.put("mostHeapBytes", Runtime.getRuntime().maxMemory());
    Processes.peak(status()).ifPresent(peak -> result.put("peakMemoryBytes", peak));
    System.out.println(result);
    System.exit(0);
  }

  private void move(MailSource source, ObjectNode result) throws MigrationException {
    SourceFolder inbox = source.folders().getFirst();
    FolderState state = source.open(inbox);
    var cursor = new FolderCursor(inbox, state.validity());
    TargetFolderId folder =
        target.folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
    for (UidRange range : source.plan(cursor, 1, 100)) {
      source.read(
          cursor,
          source.list(cursor, range),
          message -> {
            try (var content = message.content()) {
              result.put("messageBytes", content.sizeBytes());
              deliver(folder, message, result);
            }
          });
    }
  }

  private void deliver(TargetFolderId folder, SourceMessage message, ObjectNode result)
      throws MigrationException {
    Conversion conversion = converter.convert(message);
    var stamp = new MessageStamp("sizes." + message.summary().uid());
    switch (target.deliver(folder, stamp, conversion.message())) {
      case Delivery.Stored stored -> {
        result.put("outcome", "stored");
        var lost = result.putArray("degradations");
        conversion.degradations().forEach(lost::add);
        stored.degradations().forEach(lost::add);
      }
      case Delivery.Refused refused -> result.put("outcome", refused.code());
    }
  }

  private static String status() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status) ? Files.readString(status) : "";
  }
}
