package godwit.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A CSV as text, or why it cannot be read as text. */
public sealed interface CsvText {
  /** The native service's limit for the file. */
  int MAX_BYTES = 10 * 1024 * 1024;

  /**
   * Text to parse, without byte order mark.
   *
   * @param encoding name of the encoding it was read in
   * @param guessed whether the encoding is a guess: not Unicode, so Windows-1252 was taken
   */
  record Legible(String text, String encoding, boolean guessed) implements CsvText {
    /** Shows no content: it holds passwords. */
    @Override
    public String toString() {
      return "Legible[" + encoding + "]";
    }
  }

  /** The file is refused as a whole. */
  record Illegible(RowProblem problem) implements CsvText {}

  /**
   * Reads a file as it is: a byte order mark decides; without one UTF-8 if every byte fits, UTF-16
   * if every other byte of its beginning is zero, else Windows-1252.
   */
  static CsvText of(byte[] file) {
    if (file.length > MAX_BYTES) {
      return tooLarge(file.length);
    }
    if (starts(file, 0xEF, 0xBB, 0xBF)) {
      return strictly(StandardCharsets.UTF_8, file, 3);
    }
    if (starts(file, 0xFF, 0xFE)) {
      return strictly(StandardCharsets.UTF_16LE, file, 2);
    }
    if (starts(file, 0xFE, 0xFF)) {
      return strictly(StandardCharsets.UTF_16BE, file, 2);
    }
    return withoutMark(file);
  }

  /**
   * Takes text that was decoded before it arrived. The Functions host reads text bodies as UTF-8
   * and puts U+FFFD for what does not fit; such text is damaged for good.
   */
  static CsvText received(String text) {
    int bytes = utf8Length(text);
    if (bytes > MAX_BYTES) {
      return tooLarge(bytes);
    }
    int damage = text.indexOf('\uFFFD');
    if (damage >= 0) {
      long line = 1 + text.substring(0, damage).chars().filter(c -> c == '\n').count();
      return new Illegible(
          new RowProblem(
              0,
              line,
              "",
              RowFault.UNREADABLE_TEXT,
              "Line " + line + " holds characters that are not UTF-8 and were lost on the way.",
              "Send the file as it is, as application/octet-stream, to /api/batches/upload, or"
                  + " in JSON as csvBase64, or save it as UTF-8."));
    }
    return new Legible(text.startsWith("\uFEFF") ? text.substring(1) : text, "UTF-8", false);
  }

  private static CsvText withoutMark(byte[] file) {
    if (file.length >= 4 && file[1] == 0 && file[3] == 0) {
      return strictly(StandardCharsets.UTF_16LE, file, 0);
    }
    if (file.length >= 4 && file[0] == 0 && file[2] == 0) {
      return strictly(StandardCharsets.UTF_16BE, file, 0);
    }
    return decoded(StandardCharsets.UTF_8, file, 0)
        .<CsvText>map(text -> new Legible(text, "UTF-8", false))
        .or(() ->
            decoded(Charset.forName("windows-1252"), file, 0)
                .map(text -> new Legible(text, "windows-1252", true)))
        .orElseGet(() -> unreadable("The file is neither UTF-8, UTF-16 nor Windows-1252."));
  }

  private static CsvText strictly(Charset charset, byte[] file, int from) {
    return decoded(charset, file, from)
        .<CsvText>map(text -> new Legible(text, charset.name(), false))
        .orElseGet(() -> unreadable("The file begins as " + charset + " but is not."));
  }

  private static Optional<String> decoded(Charset charset, byte[] file, int from) {
    try {
      var bytes = ByteBuffer.wrap(file, from, file.length - from);
      return Optional.of(charset.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Illegible unreadable(String what) {
    return new Illegible(
        RowProblem.ofFile(RowFault.UNREADABLE_TEXT, what, "Save it as UTF-8 and send it again."));
  }

  private static Illegible tooLarge(int bytes) {
    return new Illegible(
        RowProblem.ofFile(
            RowFault.TOO_LARGE,
            "The CSV file has " + bytes + " bytes; at most " + MAX_BYTES + " (10 MB) are taken.",
            "Divide it into two or more files and send each as a batch of its own."));
  }

  private static boolean starts(byte[] file, int... mark) {
    if (file.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((file[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int utf8Length(String text) {
    return text.length() > MAX_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
