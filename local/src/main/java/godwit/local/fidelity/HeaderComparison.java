package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Times, identifiers, headers and state of one message against one reading of it. Each method gives
 * what differs, in short; empty where nothing does.
 *
 * <p>The rules: texts are compared with runs of blanks as one and control characters left out. A
 * text counts as equal when it is what the parser decodes, or what a tolerant decoding of broken
 * encoded words gives; where bytes are 8-bit without being UTF-8, or a charset is unknown, no
 * reading is right and the letters and digits of ASCII must agree. Times are equal to the second; a
 * date without a digit counts as missing.
 */
final class HeaderComparison {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");

  /** A clock of twelve hours, of which RFC 5322 and its parsers know nothing. */
  private static final Pattern HALF_DAY = Pattern.compile("(?i)\\d\\s*[ap]m\\b");

  private static final Pattern CHARSET =
      Pattern.compile("=\\?([^?\\s*]{1,60})[^?\\s]*\\?[BbQq]\\?");

  private final Reading reading;
  private final Served served;
  private final Arrived arrived;

  HeaderComparison(Reading reading, Served served, Arrived arrived) {
    this.reading = reading;
    this.served = served;
    this.arrived = arrived;
  }

  Optional<String> subject() {
    String raw = first("Subject");
    return isSameText(reading, raw, arrived.text("subject"))
        ? Optional.empty()
        : differs(Words.shown(reading.decoded(Words.headerText(raw))), arrived.text("subject"));
  }

  /** Whether a found text is one that {@code raw}, one char per byte, may be read as. */
  static boolean isSameText(Reading reading, String raw, String found) {
    String text = Words.headerText(raw);
    List<String> candidates = List.of(reading.decoded(text), LooseWords.decoded(text), text);
    String loose = Words.loose(found);
    if (candidates.stream().limit(2).anyMatch(c -> Words.loose(c).equals(loose))) {
      return true;
    }
    return isUncertain(raw, candidates)
        && (isInAnyCharset(raw, loose)
            || candidates.stream()
                .map(c -> Words.skeleton(withoutWords(c)))
                .anyMatch(Words.skeleton(found)::contains));
  }

  private static boolean isInAnyCharset(String raw, String found) {
    return raw.chars().allMatch(c -> c < 256)
        && AnyCharset.texts(raw.getBytes(StandardCharsets.ISO_8859_1))
            .anyMatch(text -> Words.loose(text).equals(found));
  }

  private static boolean isUncertain(String raw, List<String> candidates) {
    boolean eightBit = raw.chars().anyMatch(c -> c > 127);
    boolean isUtf8 =
        Words.strictly(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
            .isPresent();
    boolean lost = candidates.stream().anyMatch(c -> c.indexOf('\uFFFD') >= 0);
    boolean unknown =
        CHARSET.matcher(raw).results().anyMatch(m -> Words.charset(m.group(1)).isEmpty());
    return (eightBit && !isUtf8) || lost || unknown;
  }

  private static String withoutWords(String text) {
    return text.replaceAll("=\\?[^?\\s]*\\?[BbQq]\\?[^?]*\\?=", " ").replace("\uFFFD", "");
  }

  Optional<String> sent() {
    Instant found = time("sentDateTime");
    // Without a digit it tells no time, as if it were not there.
    List<String> dates =
        reading.values("Date").stream().filter(d -> d.matches("(?s).*\\d.*")).toList();
    if (dates.isEmpty()) {
      Instant received = served.internalDate();
      return found.equals(received) ? Optional.empty() : differs(received, found);
    }
    for (String date : dates) {
      Optional<Instant> read = reading.date(Words.headerText(date.replaceAll("\\([^()]*\\)", " ")));
      boolean same =
          read.filter(t -> !HALF_DAY.matcher(date).find())
              .map(t -> t.truncatedTo(ChronoUnit.SECONDS).equals(found))
              .orElseGet(() -> PlausibleDate.is(found, date));
      if (same) {
        return Optional.empty();
      }
    }
    return differs(Words.shown(dates.getFirst()), found.toString());
  }

  Optional<String> received() {
    Instant expected = served.internalDate();
    Instant found = time("receivedDateTime");
    return found.equals(expected) ? Optional.empty() : differs(expected, found);
  }

  private Instant time(String member) {
    String text = arrived.text(member);
    return text.isEmpty() ? Instant.MIN : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
  }

  Optional<String> state() {
    var wrong = new ArrayList<String>();
    check(wrong, "read", served.has("\\Seen"), arrived.is("isRead"));
    check(wrong, "draft", served.has("\\Draft"), arrived.is("isDraft"));
    check(wrong, "flagged", served.has("\\Flagged"), arrived.isFlagged());
    String icon = served.has("\\Answered") ? "261" : served.has("$Forwarded") ? "262" : "";
    check(wrong, "icon " + icon, true, arrived.extended("Integer 0x1080").equals(icon));
    boolean project = arrived.categories().stream().anyMatch("Project"::equalsIgnoreCase);
    check(wrong, "category", served.has("Project"), project);
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", wrong));
  }

  private static void check(List<String> wrong, String what, boolean expected, boolean found) {
    if (expected != found) {
      wrong.add(what + " expected " + expected);
    }
  }

  /** One identifier with brackets; a word without them gets them. Without any, Exchange's own. */
  Optional<String> messageId() {
    String raw = first("Message-ID").strip();
    String found = arrived.text("internetMessageId");
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    List<String> ids = ids(raw);
    String expected = ids.isEmpty() ? "<" + raw + ">" : ids.getFirst();
    return found.equals(expected) || found.equals(raw)
        ? Optional.empty()
        : differs(Words.shown(expected), found);
  }

  Optional<String> inReplyTo() {
    String expected = ids(first("In-Reply-To")).stream().findFirst().orElse("");
    String found = arrived.extended("String 0x1042");
    return expected.equals(found) ? Optional.empty() : differs(Words.shown(expected), found);
  }

  Optional<String> references() {
    String expected =
        reading.values("References").stream()
            .flatMap(v -> ids(v).stream())
            .collect(Collectors.joining(" "));
    String found = arrived.extended("String 0x1039");
    return expected.equals(found) ? Optional.empty() : differs(Words.shown(expected), found);
  }

  private static List<String> ids(String text) {
    return ID.matcher(text).results().map(MatchResult::group).toList();
  }

  /** As this parser delimits the header, or up to the first empty line. */
  Optional<String> transportHeaders() {
    String whole = served.content().latin1();
    String block = whole.split("(?<=\n)\r?\n|^\r?\n", 2)[0];
    String found = visible(arrived.extended("String 0x007D"));
    boolean same =
        Stream.of(reading.header(), block)
            .map(h -> h.replaceFirst("^From [^\n]*\n", ""))
            .anyMatch(h -> visible(h).equals(found));
    return same
        ? Optional.empty()
        : differs(
            visible(reading.header()).length() + " visible characters",
            found.length() + " of them");
  }

  /** Printable ASCII without blanks: no charset and no folding can change it. */
  private static String visible(String header) {
    var out = new StringBuilder(header.length());
    header.chars().filter(c -> c > ' ' && c < 127).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private String first(String field) {
    return reading.values(field).stream().findFirst().orElse("");
  }

  private static Optional<String> differs(Instant expected, Instant found) {
    return differs(expected.toString(), found.toString());
  }

  private static Optional<String> differs(String expected, String found) {
    return Optional.of("expected " + expected + ", found " + Words.shown(found));
  }
}
