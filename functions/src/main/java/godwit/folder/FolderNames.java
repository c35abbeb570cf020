package godwit.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a folder is for, by its name, at servers that do not say so (RFC 6154 is not everywhere).
 * The names are in {@code folder-names.tsv}: those of Outlook, Thunderbird, Apple Mail, Gmail and
 * webmailers in some fifty languages. Case, normal form, kind of blank and apostrophe do not
 * matter.
 */
final class FolderNames {
  private static final String TABLE = "folder-names.tsv";
  private static final Map<String, NameUse> BY_NAME = read();

  private FolderNames() {}

  static Optional<NameUse> use(String name) {
    return Optional.ofNullable(BY_NAME.get(folded(name)));
  }

  private static String folded(String name) {
    String plain = name.strip().replaceAll("[\\s\u00A0]+", " ").replace('\u2019', '\'');
    // The Turkish capital I with a dot leaves its dot behind.
    return FolderName.folded(plain.replace('\u2011', '-')).replace("i\u0307", "i");
  }

  private static Map<String, NameUse> read() {
    var names = new HashMap<String, NameUse>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        List<String> cells = List.of(line.split("\t", -1));
        NameUse use = NameUse.valueOf(cells.get(0).toUpperCase(Locale.ROOT));
        for (String name : cells.get(2).split("\\|", -1)) {
          if (names.put(folded(name), use) != null) {
            throw new IllegalStateException(TABLE + " has a name twice: " + name);
          }
        }
      }
    }
    return Map.copyOf(names);
  }

  private static List<String> lines() {
    try (InputStream table =
            Objects.requireNonNull(FolderNames.class.getResourceAsStream(TABLE), TABLE);
        var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + " is part of the program", e);
    }
  }
}
