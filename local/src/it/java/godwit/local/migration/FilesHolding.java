package godwit.local.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for text in files, as it is and inside base64. */
final class FilesHolding {
  private FilesHolding() {}

  /** The files below {@code folder} that hold {@code text}. */
  static List<Path> text(Path folder, String text) throws IOException {
    List<String> forms = forms(text);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = read(file);
        if (forms.stream().anyMatch(content::contains)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /** The text, and what base64 makes of it wherever it begins within three bytes. */
  private static List<String> forms(String text) {
    List<String> forms = new ArrayList<>(List.of(text));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = (" ".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The characters at both ends hold bits of the neighbours as well.
      forms.add(base64.substring(before == 0 ? 0 : before + 1, base64.length() - 1));
    }
    return forms;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      // Servers take their own files away while this looks.
      return "";
    }
  }
}
