package godwit.local.fidelity;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text part may say. One reading where the declared charset fits the bytes. Where none is
 * declared, or an unknown one, or the bytes break it: UTF-8 if they are valid UTF-8, else every
 * charset of the list below that makes sense of all bytes, else the letters and digits of ASCII
 * alone count, as no charset is right.
 *
 * @param texts candidates, at least one
 * @param exact whether blanks between words count; not where a format unwraps lines
 * @param broken whether only ASCII letters and digits can be compared
 */
record TextReadings(List<String> texts, boolean exact, boolean broken) {
  private static final List<String> GUESSES =
      List.of(
          "windows-1252",
          "windows-1251",
          "KOI8-R",
          "GB18030",
          "Big5",
          "EUC-KR",
          "Shift_JIS",
          "EUC-JP",
          "ISO-2022-JP",
          "ISO-8859-2",
          "ISO-8859-5",
          "windows-1250",
          "windows-1253",
          "windows-1254",
          "windows-1255",
          "windows-1256",
          "windows-1257",
          "windows-1258",
          "TIS-620",
          "ISO-8859-1",
          "ISO-8859-15",
          "UTF-16LE",
          "UTF-16BE");

  private static final Pattern META =
      Pattern.compile("(?i)<meta\\b[^>]{0,300}\\bcharset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)");

  static TextReadings of(Part part) {
    Optional<Charset> declared = part.parameters().charset().flatMap(Words::charset);
    Optional<Charset> charset =
        declared.isEmpty() && part.isHtml() ? meta(part.content().array()) : declared;
    List<String> texts = new ArrayList<>();
    byte[] bytes = part.content().array();
    charset.filter(c -> !isAscii(c)).flatMap(c -> Words.strictly(bytes, c)).ifPresent(texts::add);
    boolean declaredFits = !texts.isEmpty();
    if (!declaredFits) {
      // Malformed bytes become U+FFFD, which tells that only ASCII can be compared.
      charset.filter(c -> !isAscii(c)).map(c -> new String(bytes, c)).ifPresent(texts::add);
    }
    boolean misdeclared = !declaredFits || isLatin(charset) || isSevenBit(charset, bytes);
    if (misdeclared) {
      texts.addAll(guessed(bytes));
    }
    if (!declaredFits && !isUtf8(bytes)) {
      marked(bytes).ifPresent(texts::addFirst);
      AnyCharset.texts(bytes).forEach(texts::add);
      lossy(bytes).ifPresent(texts::add);
      if (charset.isEmpty() && part.parameters().charset().isPresent()) {
        // A charset that Java does not know: of other characters nothing can be said.
        texts.add(new String(bytes, StandardCharsets.US_ASCII));
      }
    }
    boolean broken = texts.isEmpty() || isBinary(bytes);
    part.parameters()
        .charset()
        .or(() -> part.isHtml() ? metaName(bytes) : Optional.empty())
        .flatMap(name -> RareText.of(name, bytes))
        .ifPresent(texts::addFirst);
    if (broken) {
      texts.add(new String(bytes, charset.orElse(StandardCharsets.ISO_8859_1)));
      texts.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return formatted(part, texts, broken);
  }

  /** Latin-1 takes any byte, so that it fits proves nothing. */
  private static boolean isLatin(Optional<Charset> charset) {
    return charset.filter(c -> c.name().matches("ISO-8859-\\d+|windows-125\\d")).isPresent();
  }

  private static boolean isAscii(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII);
  }

  /** Whether it names a charset of seven bits, which 7-bit text of another one also fits. */
  private static boolean isSevenBit(Optional<Charset> charset, byte[] bytes) {
    return charset.isPresent() && indexOf(bytes, 0x1B) >= 0;
  }

  /** No text has such bytes, whatever its type says. */
  private static boolean isBinary(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n' && b != '\f' && b != 0x1B) {
        return true;
      }
    }
    return false;
  }

  private static int indexOf(byte[] bytes, int value) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == value) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> guessed(byte[] bytes) {
    Optional<String> utf8 = Words.strictly(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent() && indexOf(bytes, 0x1B) < 0 && indexOf(bytes, 0) < 0) {
      return List.of(utf8.get());
    }
    Set<String> texts = new LinkedHashSet<>();
    utf8.ifPresent(texts::add);
    GUESSES.stream()
        .flatMap(name -> Words.charset(name).stream())
        .flatMap(charset -> Words.strictly(bytes, charset).stream())
        .forEach(texts::add);
    return List.copyOf(texts);
  }

  private static boolean isUtf8(byte[] bytes) {
    return indexOf(bytes, 0) < 0 && Words.strictly(bytes, StandardCharsets.UTF_8).isPresent();
  }

  private static Optional<String> marked(byte[] bytes) {
    boolean utf32 =
        bytes.length > 3 && bytes[0] == -1 && bytes[1] == -2 && bytes[2] + bytes[3] == 0;
    return utf32 ? Words.charset("UTF-32").map(c -> new String(bytes, c)) : Optional.empty();
  }

  /** Where even the charset of most undeclared mail has no character for a byte. */
  private static Optional<String> lossy(byte[] bytes) {
    return Words.charset("windows-1252")
        .map(western -> new String(bytes, western))
        .filter(text -> text.indexOf('\uFFFD') >= 0);
  }

  private static Optional<Charset> meta(byte[] html) {
    return metaName(html).flatMap(Words::charset);
  }

  private static Optional<String> metaName(byte[] html) {
    String start = new String(html, 0, Math.min(html.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(start);
    return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
  }

  private static TextReadings formatted(Part part, List<String> texts, boolean broken) {
    if (part.isHtml()) {
      return new TextReadings(texts.stream().map(HtmlText::of).toList(), true, broken);
    }
    if (part.isEnriched()) {
      return new TextReadings(texts.stream().map(TextReadings::enriched).toList(), false, broken);
    }
    if (part.parameters().flowed()) {
      var unwrapped = new ArrayList<>(texts);
      texts.forEach(t -> unwrapped.add(flowed(t)));
      return new TextReadings(unwrapped, false, broken);
    }
    return new TextReadings(texts, true, broken);
  }

  /** RFC 1896: commands left out, {@code <<} is a bracket. */
  private static String enriched(String text) {
    return text.replaceAll("(?is)<param>.*?</param>", "")
        .replaceAll("<<|(?i:<lt>)", "\u0001")
        .replaceAll("<[^<>]{1,60}>", "")
        .replace('\u0001', '<');
  }

  /** RFC 3676: quote marks stay at the start of a paragraph only, space-stuffing goes. */
  private static String flowed(String text) {
    var out = new StringBuilder();
    String before = "";
    boolean goesOn = false;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      String quote = line.replaceAll("^(>*)(?s:.*)$", "$1");
      String rest = line.substring(quote.length());
      out.append(goesOn && quote.equals(before) ? "" : quote);
      out.append(rest.startsWith(" ") ? rest.substring(1) : rest);
      goesOn = rest.endsWith(" ") && !rest.equals("-- ") && !rest.equals(" -- ");
      before = quote;
    }
    return out.toString();
  }
}
