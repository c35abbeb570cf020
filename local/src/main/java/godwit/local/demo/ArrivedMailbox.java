package godwit.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mailbox at the target.
 *
 * @param folders every folder, names joined by slashes
 * @param wellKnown paths of the folders that Graph has names for, by these names in lower case
 */
record ArrivedMailbox(
    List<String> folders, Map<String, String> wellKnown, List<ArrivedMessage> messages) {
  ArrivedMailbox {
    folders = List.copyOf(folders);
    wellKnown = Map.copyOf(wellKnown);
    messages = List.copyOf(messages);
  }

  /**
   * The folder for a path that may begin with Graph's name of a well-known folder, such as {@code
   * sentitems/2019}; empty where there is none.
   */
  Optional<String> find(String targetPath) {
    int slash = targetPath.indexOf('/');
    String first = slash < 0 ? targetPath : targetPath.substring(0, slash);
    String rest = slash < 0 ? "" : targetPath.substring(slash);
    String resolved = wellKnown.getOrDefault(first.toLowerCase(Locale.ROOT), first) + rest;
    return folders.stream().filter(f -> f.equalsIgnoreCase(resolved)).findFirst();
  }
}
