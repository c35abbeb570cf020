package godwit.local.chaos;

import godwit.local.chaos.mail.ChaosMail;
import godwit.local.chaos.mail.SourceEditor;
import godwit.local.chaos.mail.SourceMail;
import godwit.local.chaos.mail.SourceReader;
import godwit.local.chaos.plan.MailboxPlan;
import godwit.local.chaos.plan.RoundPlan;
import godwit.local.chaos.plan.TimedFault.Spot;
import godwit.local.servers.PlacedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The mailboxes of a round at the source, and how they change. For one thread. */
final class RoundSource {
  /** Above what Dovecot draws by itself, the time in seconds since 1970. */
  private static final long FIRST_VALIDITY = 3_000_000_000L;

  private final RoundPlan plan;
  private final Scene scene;
  private final SplittableRandom random;
  private final List<SourceEditor> editors = new ArrayList<>();
  private final List<ChaosMail> writers = new ArrayList<>();
  private long bytes;
  private int changes;
  private long validities = FIRST_VALIDITY;

  RoundSource(RoundPlan plan, Scene scene) {
    this.plan = plan;
    this.scene = scene;
    this.random = plan.id().random("source");
    for (MailboxPlan mailbox : plan.mailboxes()) {
      editors.add(new SourceEditor(scene.login(mailbox.address())));
      writers.add(new ChaosMail(mailbox.address(), plan.id().random(mailbox.address())));
    }
  }

  /** Puts the planned mail there. */
  void fill() {
    for (int i = 0; i < editors.size(); i++) {
      SourceEditor editor = editors.get(i);
      plan.mailboxes().get(i).folders().forEach(f -> editor.createFolder(f.path()));
      append(i, writers.get(i).initial(plan.mailboxes().get(i)));
    }
  }

  /** How often it was changed so far. */
  int changes() {
    return changes;
  }

  private void append(int mailbox, List<PlacedMessage> messages) {
    editors.get(mailbox).append(messages);
    changes++;
    bytes += messages.stream().mapToLong(m -> m.content().length).sum();
  }

  /** How many bytes were put there so far. */
  long bytes() {
    return bytes;
  }

  void append(Spot spot, int messages) {
    append(spot.mailbox(), writers.get(spot.mailbox()).messages(path(spot), messages));
  }

  /** Says how many messages there were to expunge. */
  int expunge(Spot spot, int messages) {
    SourceEditor editor = editors.get(spot.mailbox());
    changes++;
    int before = editor.expunged().size();
    editor.expunge(path(spot), messages, random);
    return editor.expunged().size() - before;
  }

  /** A folder that has others below it, or the inbox, always keeps its UIDs. */
  void changeValidity(Spot spot, boolean keepsUids) {
    changes++;
    MailboxPlan mailbox = plan.mailboxes().get(spot.mailbox());
    List<String> path = path(spot);
    boolean isLeaf =
        mailbox.folders().stream()
            .noneMatch(f ->
                f.path().size() > path.size() && f.path().subList(0, path.size()).equals(path));
    if (keepsUids || !isLeaf || path.equals(List.of("INBOX"))) {
      String name = String.join("/", path);
      scene.dovecot().changeUidValidity(mailbox.address(), name, validities++);
    } else {
      editors.get(spot.mailbox()).replace(path);
    }
  }

  private List<String> path(Spot spot) {
    return plan.mailboxes().get(spot.mailbox()).folders().get(spot.folder()).path();
  }

  /** What there is now, by index of the mailbox. */
  List<SourceMail> read(int mailbox) {
    return SourceReader.read(scene.login(plan.mailboxes().get(mailbox).address()));
  }

  /** What was expunged, by index of the mailbox. */
  List<SourceMail> expunged(int mailbox) {
    return editors.get(mailbox).expunged();
  }
}
