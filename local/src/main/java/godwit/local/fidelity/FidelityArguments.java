package godwit.local.fidelity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of {@code ./godwit fidelity}.
 *
 * @param json where everything is written besides
 */
record FidelityArguments(Path folder, Optional<Path> json) {
  static final String USAGE =
      """
      usage: ./godwit fidelity DIR [--json FILE]
        puts every file of DIR and of the folders in it on an IMAP server, migrates it and compares
        what arrived with what the server serves; .md, .tsv and .json at the top of DIR are left out
        exits 0 only if nothing vanished and nothing differs without a named reason
        --json FILE   everything that was found, message by message
      """;

  static Optional<FidelityArguments> parse(List<String> args) {
    Optional<Path> folder = Optional.empty();
    Optional<Path> json = Optional.empty();
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals("--json") && i + 1 < args.size()) {
        json = Optional.of(Path.of(args.get(++i)));
      } else if (folder.isEmpty() && !args.get(i).startsWith("--")) {
        folder = Optional.of(Path.of(args.get(i)));
      } else {
        System.err.println("not understood: " + args.get(i));
        return Optional.empty();
      }
    }
    if (folder.filter(Files::isDirectory).isEmpty()) {
      System.err.println(folder.map(f -> "not a folder: " + f).orElse("DIR is missing"));
      return Optional.empty();
    }
    var found = json;
    return folder.map(f -> new FidelityArguments(f, found));
  }
}
