package godwit.local.demo;

import godwit.local.client.MessageAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a mailbox at both ends, folder by folder and message by message. Pure.
 *
 * @param folders folder at the target for each at the source, both with names joined by slashes
 * @param account what the functions say became of each message
 */
record Comparison(
    SourceMailbox source,
    ArrivedMailbox arrived,
    Map<String, String> folders,
    Map<SourceMessage.Place, MessageAccount> account) {

  /** One result per folder at the target that takes part, in the source's order. */
  List<FolderResult> results() {
    var results = new ArrayList<FolderResult>();
    Set<String> done = new HashSet<>();
    for (String folder : source.folders()) {
      Optional<String> target = Optional.ofNullable(folders.get(folder)).flatMap(arrived::find);
      if (target.isEmpty()) {
        results.add(absent(folder));
      } else if (done.add(target.get())) {
        results.add(compare(target.get()));
      }
    }
    for (String folder : new TreeSet<>(arrived.folders())) {
      if (!done.contains(folder) && !messagesIn(folder).isEmpty()) {
        results.add(compare(folder));
      }
    }
    return List.copyOf(results);
  }

  private FolderResult compare(String target) {
    List<String> names =
        source.folders().stream()
            .filter(f ->
                Optional.ofNullable(folders.get(f))
                    .flatMap(arrived::find)
                    .filter(target::equals)
                    .isPresent())
            .toList();
    List<SourceMessage> here =
        source.messages().stream().filter(m -> names.contains(m.place().folder())).toList();
    String from = String.join(" + ", names);
    String name = from.equals(target) ? from : (from.isEmpty() ? "(none)" : from) + " → " + target;
    return result(name, here, messagesIn(target));
  }

  private FolderResult absent(String folder) {
    List<SourceMessage> here =
        source.messages().stream().filter(m -> m.place().folder().equals(folder)).toList();
    FolderResult result = result(folder + " → (no folder)", here, List.of());
    var words = new ArrayList<>(List.of("there is no folder for it at the target"));
    words.addAll(result.words());
    int missing = Math.max(1, result.alone().missing());
    var alone = new FolderResult.Alone(missing, 0);
    return new FolderResult(result.name(), here.size(), 0, result.pairs(), alone, words);
  }

  private FolderResult result(String name, List<SourceMessage> here, List<ArrivedMessage> there) {
    List<SourceMessage> wanted = here.stream().filter(m -> !isSkipped(m)).toList();
    FolderMatch match = new FolderMatch(wanted, there);
    var words = new ArrayList<String>();
    int different = 0;
    for (FolderMatch.Pair pair : match.pairs()) {
      List<String> differences = pair.differences();
      if (!differences.isEmpty()) {
        different++;
        words.add(shown(pair.source()) + " differs: " + String.join("; ", differences));
      }
    }
    match.missing().forEach(m -> words.add(shown(m) + " is missing at the target" + why(m)));
    Set<MessageFacts.Identity> known =
        here.stream().map(m -> m.facts().identity()).collect(Collectors.toSet());
    match.surplus().forEach(m -> words.add(surplus(m, known)));
    return new FolderResult(
        name,
        here.size(),
        there.size(),
        new FolderResult.Pairs(match.pairs().size() - different, different),
        new FolderResult.Alone(match.missing().size(), match.surplus().size()),
        words);
  }

  private static String surplus(ArrivedMessage message, Set<MessageFacts.Identity> known) {
    return message.facts().title()
        + (known.contains(message.facts().identity())
            ? " is at the target more often than at the source"
            : " is at the target but not in this folder at the source");
  }

  private static String shown(SourceMessage message) {
    return message.facts().title() + " (UID " + message.place().uid() + ")";
  }

  private boolean isSkipped(SourceMessage message) {
    return Optional.ofNullable(account.get(message.place()))
        .filter(a -> a.state().equals("skipped"))
        .isPresent();
  }

  private String why(SourceMessage message) {
    return Optional.ofNullable(account.get(message.place()))
        .map(a ->
            a.state().equals("failed") ? "; it failed: " + a.reason() : "; said to be " + a.state())
        .orElse("; the batch has no account of it");
  }

  private List<ArrivedMessage> messagesIn(String folder) {
    return arrived.messages().stream().filter(m -> m.folder().equals(folder)).toList();
  }
}
