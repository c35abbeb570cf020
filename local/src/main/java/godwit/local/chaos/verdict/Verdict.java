package godwit.local.chaos.verdict;

import godwit.local.chaos.mail.MessageKey;
import godwit.local.chaos.mail.SourceMail;
import godwit.local.client.MailboxFolders;
import godwit.local.client.MessageAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the ends of one mailbox. A message that was expunged at the source on the way may have
 * arrived or not, but never more often than it was there.
 */
public final class Verdict {
  private static final Set<String> ARRIVED = Set.of("copied", "degraded");

  private final Evidence evidence;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private Verdict(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What is not as promised. */
  public static Findings of(Evidence evidence) {
    var verdict = new Verdict(evidence);
    verdict.compareEnds();
    verdict.compareAccount();
    verdict.compareCounts();
    return new Findings(verdict.lost, verdict.doubled, verdict.wrong);
  }

  private record Place(String folder, MessageKey key) {}

  private void compareEnds() {
    Map<Place, Integer> now = count(evidence.source().stream().map(Verdict::place));
    Map<Place, Integer> gone = count(evidence.expunged().stream().map(Verdict::place));
    Map<Place, Integer> there =
        count(evidence.target().stream().map(m -> new Place(folded(m.folder()), m.key())));
    Set<Place> all = new java.util.HashSet<>(now.keySet());
    all.addAll(there.keySet());
    for (Place place : all) {
      int least = now.getOrDefault(place, 0);
      int most = least + gone.getOrDefault(place, 0);
      int found = there.getOrDefault(place, 0);
      if (found < least) {
        lost.add(shown(place) + ": " + found + " of " + least + " arrived");
      } else if (found > most) {
        doubled.add(shown(place) + ": " + found + " arrived of " + most);
      }
    }
  }

  /** Folder at the target for each at the source, as the functions say. */
  private static Place place(SourceMail mail) {
    return new Place(folded(mail.folder()), mail.key());
  }

  /** Exchange and IMAP call the same folders by other names in another case. */
  private static String folded(String folder) {
    return switch (folder) {
      case "Sent", "Sent Items" -> "sent";
      case "INBOX", "Inbox" -> "inbox";
      default -> folder;
    };
  }

  private static <T> Map<T, Integer> count(Stream<T> things) {
    var counts = new HashMap<T, Integer>();
    things.forEach(thing -> counts.merge(thing, 1, Integer::sum));
    return counts;
  }

  private record Identity(String folder, long validity, long uid) {}

  private void compareAccount() {
    var rows = new HashMap<Identity, List<MessageAccount>>();
    for (MessageAccount row : evidence.account()) {
      var identity = new Identity(row.folder(), row.uidValidity(), row.uid());
      rows.computeIfAbsent(identity, i -> new ArrayList<>()).add(row);
    }
    rows.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> wrong.add(shown(same.getFirst()) + " is in the account twice"));
    for (SourceMail mail : evidence.source()) {
      var identity = new Identity(mail.folder(), mail.uidValidity(), mail.uid());
      Optional<MessageAccount> row = Optional.ofNullable(rows.get(identity)).map(List::getFirst);
      if (row.isEmpty()) {
        wrong.add(shown(identity) + " is not in the account");
      } else if (!ARRIVED.contains(row.get().state())) {
        wrong.add(
            shown(row.get())
                + " is "
                + row.get().state()
                + " though it is there: "
                + row.get().reason());
      }
    }
  }

  private void compareCounts() {
    var listed = new HashMap<String, Integer>();
    evidence.account().stream()
        .filter(row -> ARRIVED.contains(row.state()))
        .forEach(row -> listed.merge(row.folder(), 1, Integer::sum));
    Set<String> names = new TreeSet<>(listed.keySet());
    var counted = new HashMap<String, Long>();
    for (MailboxFolders.Entry folder : evidence.folders().folders()) {
      counted.put(folder.path(), folder.counts().copied());
      names.add(folder.path());
    }
    long all = 0;
    for (String name : names) {
      long rows = listed.getOrDefault(name, 0);
      long said = counted.getOrDefault(name, 0L);
      all += rows;
      if (rows != said) {
        wrong.add(name + ": " + said + " copied by its count, " + rows + " by its list");
      }
    }
    long said = evidence.folders().mailbox().counts().copied();
    if (said != all) {
      wrong.add("the mailbox: " + said + " copied by its count, " + all + " by its list");
    }
  }

  private static String shown(Place place) {
    return place.key().messageId() + " in " + place.folder();
  }

  private static String shown(Identity identity) {
    return "UID " + identity.uid() + " of " + identity.folder() + " (" + identity.validity() + ")";
  }

  private static String shown(MessageAccount row) {
    return shown(new Identity(row.folder(), row.uidValidity(), row.uid()));
  }
}
