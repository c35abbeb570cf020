package godwit.local.probe;

import godwit.functions.WriterSettings;
import godwit.target.Attachment;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.MailTarget;
import godwit.target.MapiProperty;
import godwit.target.Messages;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import godwit.target.graph.GraphConnector;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The writer under settings, and a message for each assumption. */
final class Writer {
  private static final String LINE = "Received: from relay.source.example by mx.source.example\r\n";

  private final MailTarget target;

  Writer(String graph, String token, String address, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("GRAPH_URL", graph);
    var connector =
        new GraphConnector(
            WriterSettings.of(all),
            GraphConnector.token(token),
            Clock.systemUTC(),
            pause -> Thread.sleep(pause.toMillis()));
    this.target = connector.open(address);
  }

  TargetFolder folder(String name) throws Exception {
    return target.folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of(name)));
  }

  /** Delivers one message of each kind. */
  Map<String, Delivery> deliverAll() throws Exception {
    TargetFolder folder = folder("Written");
    var deliveries = new LinkedHashMap<String, Delivery>();
    int number = 1;
    for (var each : messages().entrySet()) {
      deliveries.put(
          each.getKey(), target.deliver(folder.id(), Messages.stamp(number), each.getValue()));
      number++;
    }
    return deliveries;
  }

  /** Whether the first message is found by its stamp, as after a crash. */
  boolean findsTheFirst() throws Exception {
    ExchangeMessage first = messages().values().iterator().next();
    return target.find(folder("Written").id(), Messages.stamp(1), first).isPresent();
  }

  private static Map<String, ExchangeMessage> messages() {
    var messages = new LinkedHashMap<String, ExchangeMessage>();
    messages.put(
        "ordinary",
        with(
            new MapiProperty("String 0x007D", LINE),
            new MapiProperty("String 0x1042", "<b@source.example>"),
            new MapiProperty("String 0x1039", "<a@source.example>"),
            new MapiProperty("Integer 0x1080", "261"),
            new MapiProperty("Integer 0x1081", "102")));
    messages.put("long headers", with(new MapiProperty("String 0x007D", LINE.repeat(1_200))));
    messages.put("opaque", smime("IPM.Note.SMIME", "application/pkcs7-mime"));
    messages.put("signed", smime("IPM.Note.SMIME.MultipartSigned", "multipart/signed"));
    messages.put("many", Messages.ordinary().envelope(many()).build());
    messages.put("two files", files(2, 2_500_000));
    messages.put("large file", files(1, 3_500_000));
    return messages;
  }

  private static ExchangeMessage with(MapiProperty... properties) {
    return Messages.ordinary().properties(properties).build();
  }

  private static ExchangeMessage smime(String messageClass, String type) {
    var file =
        new Attachment(
            "smime.p7m", type, false, Optional.empty(), Optional.empty(), Contents.pattern(1_000));
    return Messages.ordinary()
        .properties(new MapiProperty("String 0x001A", messageClass))
        .attachments(file)
        .build();
  }

  private static ExchangeMessage files(int count, long bytes) {
    return Messages.ordinary()
        .attachments(
            IntStream.range(0, count)
                .mapToObj(i -> Messages.file(i + ".bin", Contents.pattern(bytes)))
                .toArray(Attachment[]::new))
        .build();
  }

  private static Envelope many() {
    var ann = Optional.of(new Mailbox("Ann", "ann@source.example"));
    List<Mailbox> to =
        IntStream.range(0, 700).mapToObj(i -> new Mailbox("", "r" + i + "@t.example")).toList();
    return new Envelope(ann, Optional.empty(), to, List.of(), List.of(), List.of());
  }
}
