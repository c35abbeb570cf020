package godwit.mime.header;

import godwit.mime.charset.TextDecoder;
import godwit.mime.coding.TransferEncoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Encoded words (RFC 2047), read as they are written rather than as they should be: of any length,
 * inside quotes, with blanks in them, without white space between them, and with characters split
 * over two words (the words' bytes are joined before they are decoded). Linear in the length.
 */
final class EncodedWords {
  /** No charset name is longer; keeps the search for one short. */
  private static final int LONGEST_CHARSET = 60;

  private final String raw;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String pendingCharset = "";

  private EncodedWords(String raw) {
    this.raw = raw;
  }

  /** Decodes encoded words and, around them, raw 8-bit bytes. */
  static String decode(String raw) {
    if (!raw.contains("=?")) {
      return HeaderText.eightBit(raw);
    }
    return new EncodedWords(raw).decode();
  }

  /** The end of the encoded word that starts at {@code at}, or -1 if none does. */
  static int endOfWord(String raw, int at) {
    return word(raw, at).map(Word::end).orElse(-1);
  }

  private String decode() {
    int plainFrom = 0;
    int at = raw.indexOf("=?");
    while (at >= 0) {
      Optional<Word> word = word(raw, at);
      if (word.isPresent()) {
        plain(raw.substring(plainFrom, at));
        add(word.get());
        plainFrom = word.get().end();
        at = raw.indexOf("=?", plainFrom);
      } else {
        at = raw.indexOf("=?", at + 2);
      }
    }
    flush();
    text.append(HeaderText.eightBit(raw.substring(plainFrom)));
    return text.toString();
  }

  /** Text between words; white space alone is not shown (RFC 2047 §6.2). */
  private void plain(String between) {
    boolean betweenWords = pending.size() > 0 || !pendingCharset.isEmpty();
    if (betweenWords && between.isBlank()) {
      return;
    }
    flush();
    text.append(HeaderText.eightBit(between));
  }

  private void add(Word word) {
    if (!word.charset().equals(pendingCharset)) {
      flush();
      pendingCharset = word.charset();
    }
    pending.writeBytes(word.bytes());
  }

  private void flush() {
    if (!pendingCharset.isEmpty()) {
      text.append(TextDecoder.decode(pending.toByteArray(), Optional.of(pendingCharset)));
    }
    pending.reset();
    pendingCharset = "";
  }

  private static Optional<Word> word(String raw, int at) {
    if (!raw.startsWith("=?", at)) {
      return Optional.empty();
    }
    int charsetEnd = endOfCharset(raw, at + 2);
    if (charsetEnd < 0 || charsetEnd + 2 >= raw.length() || raw.charAt(charsetEnd + 2) != '?') {
      return Optional.empty();
    }
    char encoding = Character.toUpperCase(raw.charAt(charsetEnd + 1));
    int end = endOfText(raw, charsetEnd + 3);
    if (end < 0 || (encoding != 'B' && encoding != 'Q')) {
      return Optional.empty();
    }
    String charset = raw.substring(at + 2, charsetEnd).toLowerCase(Locale.ROOT);
    int language = charset.indexOf('*');
    return Optional.of(
        new Word(
            language < 0 ? charset : charset.substring(0, language),
            encoding,
            raw.substring(charsetEnd + 3, end),
            end + 2));
  }

  private static int endOfCharset(String raw, int from) {
    int limit = Math.min(raw.length(), from + LONGEST_CHARSET);
    for (int i = from; i < limit; i++) {
      char c = raw.charAt(i);
      if (c == '?') {
        return i > from ? i : -1;
      }
      if (c <= ' ' || c == '=' || c >= 127) {
        return -1;
      }
    }
    return -1;
  }

  /** Where "?=" ends the text; -1 if another word starts before. */
  private static int endOfText(String raw, int from) {
    for (int i = from; i + 1 < raw.length(); i++) {
      char c = raw.charAt(i);
      char next = raw.charAt(i + 1);
      if (c == '?' && next == '=') {
        return i;
      }
      boolean ownPadding = i + 2 < raw.length() && raw.charAt(i + 2) == '=';
      if (c == '=' && next == '?' && !ownPadding) {
        return -1;
      }
    }
    return -1;
  }

  private record Word(String charset, char encoding, String text, int end) {
    /** A word has no line that could go on, so that an equals sign at its end is itself. */
    private static String unbroken(String quoted) {
      return quoted.endsWith("=") ? quoted + "3D" : quoted;
    }

    byte[] bytes() {
      TransferEncoding coding =
          encoding == 'B' ? TransferEncoding.BASE64 : TransferEncoding.QUOTED_PRINTABLE;
      // In a word a blank is written "_" (RFC 2047 §4.2); quoting it keeps it at the word's end.
      String written =
          encoding == 'B' ? text : unbroken(text.replace("_", "=20").replace(" ", "=20"));
      try (var in =
          coding.decode(new ByteArrayInputStream(written.getBytes(StandardCharsets.ISO_8859_1)))) {
        return in.readAllBytes();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
