package godwit.local.probe;

import godwit.target.graph.Assumption;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** How folders, searches, removals and the pace of a mailbox behave. */
final class MailboxTrials {
  private static final String KEY =
      "String {9b3c6e0e-5d0a-4c4b-8f6e-6f0c1a7d2e41} Name GodwitSourceKey";
  private static final int[] NAME_CHARS = {255, 250, 240, 200, 128, 64, 32};
  private static final int MOST_AT_ONCE = 4;
  private static final int ROUNDS = 10;
  private static final int SEARCHES = 12;
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(5);

  private MailboxTrials() {}

  static List<Experiment> all() {
    return List.of(
        PropertyTrials.of(
            Assumption.PROPERTY_FILTER,
            "a filter finds a message as soon as it is stored",
            MailboxTrials::filter),
        PropertyTrials.of(
            Assumption.FOLDER_SLASH, "the name of a folder may have a slash", MailboxTrials::slash),
        new Experiment("folder-name-chars", "it may have 255 characters", MailboxTrials::nameChars),
        new Experiment("folder-case", "names are compared without case", MailboxTrials::nameCase),
        new Experiment(
            "folder-contacts",
            "a name that the contacts have is refused, then goes below Imported",
            MailboxTrials::contacts),
        new Experiment(
            "permanent-delete",
            "a half-made message can be removed for good, else it is deleted",
            MailboxTrials::removal),
        new Experiment(
            "requests-at-once", "four requests at once are answered", MailboxTrials::atOnce));
  }

  private static Seen filter(Lab lab) throws IOException, InterruptedException {
    String value = "probe-" + System.nanoTime();
    Answer made = lab.create(ProbeMessage.received("filter").property(KEY, value).json());
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    String filter =
        "singleValueExtendedProperties/Any(ep: ep/id eq '"
            + KEY
            + "' and ep/value eq '"
            + value
            + "')";
    for (int i = 0; i < SEARCHES; i++) {
      Answer found = lab.find(filter);
      if (!found.isGood()) {
        return Seen.refused(found);
      }
      if (!found.json().path("value").isEmpty()) {
        long late = BETWEEN_SEARCHES.multipliedBy(i).toSeconds();
        return Seen.of(i == 0, i == 0 ? "found at once" : "found after " + late + " s");
      }
      if (i + 1 < SEARCHES) {
        lab.pause(BETWEEN_SEARCHES);
      }
    }
    return Seen.of(false, "not found within a minute");
  }

  private static Seen slash(Lab lab) throws IOException, InterruptedException {
    Answer made = lab.makeFolder("a/b");
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    boolean kept = made.json().path("displayName").asText().equals("a/b");
    return Seen.of(kept, kept ? "kept" : "replaced");
  }

  private static Seen nameChars(Lab lab) throws IOException, InterruptedException {
    String refusal = "";
    for (int chars : NAME_CHARS) {
      String name = "n".repeat(chars);
      Answer made = lab.makeFolder(name);
      if (made.isGood() && made.json().path("displayName").asText().equals(name)) {
        return Seen.number(
            chars, NAME_CHARS[0], "TARGET_FOLDER_NAME_CHARS", refusal + chars + " taken");
      }
      refusal = chars + (made.isGood() ? " cut, " : " refused (" + made.told() + "), ");
    }
    return new Seen(Verdict.UNCLEAR, refusal + "none taken", Map.of());
  }

  private static Seen nameCase(Lab lab) throws IOException, InterruptedException {
    Answer first = lab.makeFolder("Case");
    Answer second = lab.makeFolder("CASE");
    if (!first.isGood()) {
      return new Seen(Verdict.UNCLEAR, "no folder: " + first.told(), Map.of());
    }
    return Seen.noted(second.isGood() ? "two folders" : "one folder: " + second.told());
  }

  private static Seen contacts(Lab lab) throws IOException, InterruptedException {
    String root = lab.user() + "/mailFolders/msgfolderroot/childFolders";
    Answer made = lab.graph().post(root, Lab.folder("Contacts"));
    if (!made.isGood()) {
      return Seen.noted("refused: " + made.told());
    }
    Answer gone = lab.graph().delete(lab.user() + "/mailFolders/" + made.id());
    return Seen.noted("taken" + (gone.isGood() ? "" : "; remove the folder Contacts by hand"));
  }

  private static Seen removal(Lab lab) throws IOException, InterruptedException {
    Answer made = lab.create(ProbeMessage.received("removal").json());
    if (!made.isGood()) {
      return new Seen(Verdict.UNCLEAR, "no message: " + made.told(), Map.of());
    }
    Answer gone = lab.graph().post(lab.message(made.id()) + "/permanentDelete", Lab.json());
    return Seen.noted(gone.isGood() ? "removed for good" : "refused: " + gone.told());
  }

  private static Seen atOnce(Lab lab) throws IOException, InterruptedException {
    for (int requests = MOST_AT_ONCE; requests > 1; requests--) {
      int refused = refusedOf(lab, requests);
      if (refused == 0) {
        String words = requests + " at once are answered";
        return Seen.number(requests, MOST_AT_ONCE, "GRAPH_CONCURRENT_REQUESTS", words);
      }
    }
    return Seen.number(1, MOST_AT_ONCE, "GRAPH_CONCURRENT_REQUESTS", "only one at a time");
  }

  private static int refusedOf(Lab lab, int requests) throws IOException, InterruptedException {
    Callable<Integer> asking =
        () -> {
          int refused = 0;
          for (int i = 0; i < ROUNDS; i++) {
            refused +=
                lab.graph().once(lab.user() + "/mailFolders/inbox?$select=id") == 429 ? 1 : 0;
          }
          return refused;
        };
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      all.add(asking);
    }
    int refused = 0;
    try (var threads = Executors.newFixedThreadPool(requests)) {
      for (var answer : threads.invokeAll(all)) {
        refused += answer.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a request was not answered", e);
    }
    return refused;
  }
}
