package godwit.local.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body as it arrived, read off text by text. Blanks do not count while texts are found; once
 * all are, the words must be divided as they were.
 */
final class ShownText {
  /** What is seen without being text. */
  private static final Pattern SHOWS = Pattern.compile("(?i)<(?:img|svg|video|table|hr)\\b");

  private final Arrived arrived;
  private final String text;
  private final String squeezed;
  private final List<String> shown = new ArrayList<>();
  private final List<Part> found = new ArrayList<>();
  private boolean exact = true;
  private final List<String> boundaries;
  private final String unopened;
  private int at;

  /**
   * The body of a message, and what the parser found of it.
   *
   * @param root whose parts are the texts; where it is a multipart without any, whatever of the
   *     original is shown is right
   */
  ShownText(Arrived arrived, Served served, Part root) {
    this.arrived = arrived;
    this.boundaries = Boundaries.in(served.content().latin1());
    String body = Boundaries.without(boundaries, arrived.body());
    this.text = arrived.isHtml() ? HtmlText.of(body) : body;
    this.squeezed = Words.squeezed(text);
    this.unopened =
        root.isMultipart() && root.leaves().allMatch(p -> p.content().length() == 0)
            ? Words.squeezed(Words.headerText(served.content().latin1()))
            : "";
  }

  /** Reads this text off, if it comes next. */
  boolean show(Part part) {
    if (part.isHtml() && !arrived.isHtml() && !isBlank(part)) {
      return false;
    }
    TextReadings readings = TextReadings.of(part);
    for (String candidate : readings.texts()) {
      // As it stands first: without its last file a text is the start of itself.
      if (takes(candidate, readings)) {
        return true;
      }
      UuText bare = UuText.of(candidate);
      if (!bare.files().isEmpty() && takes(bare.text(), readings)) {
        found.addAll(bare.files());
        return true;
      }
    }
    return false;
  }

  private boolean takes(String text, TextReadings readings) {
    String candidate = Boundaries.without(boundaries, text);
    String next = Words.squeezed(candidate);
    int end = squeezed.startsWith(next, at) ? at + next.length() : -1;
    boolean uncertain = readings.broken() || candidate.indexOf('\uFFFD') >= 0;
    if (end < 0 && uncertain) {
      end = plainEnd(next);
      exact &= end < 0;
    }
    if (end < 0) {
      return false;
    }
    at = end;
    shown.add(candidate);
    exact &= readings.exact();
    return true;
  }

  /** Where a text ends of which only the ASCII letters and digits are sure; -1 if it differs. */
  private int plainEnd(String next) {
    int i = at;
    for (int j = 0; j < next.length(); j++) {
      if (Words.isPlain(next.charAt(j))) {
        while (i < squeezed.length() && !Words.isPlain(squeezed.charAt(i))) {
          i++;
        }
        if (i == squeezed.length() || squeezed.charAt(i) != next.charAt(j)) {
          return -1;
        }
        i++;
      }
    }
    while (i < squeezed.length() && !Words.isPlain(squeezed.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Files that stood in the texts, uuencoded; each is given once. */
  List<Part> takeFiles() {
    List<Part> files = List.copyOf(found);
    found.clear();
    return files;
  }

  /** Whether nothing of a part can be read. */
  boolean isBlank(Part part) {
    return part.leaves()
        .filter(Part::isReadable)
        .allMatch(p ->
            TextReadings.of(p).texts().getFirst().isBlank()
                && !SHOWS.matcher(p.content().latin1()).find());
  }

  /** What is wrong with what is left: text that no part has, or words divided otherwise. */
  Optional<String> rest() {
    String rest = squeezed.substring(at);
    if (!rest.isEmpty() && unopened.contains(rest)) {
      return Optional.empty();
    }
    if (!rest.isEmpty()) {
      return Optional.of("no part says " + Words.shown(rest));
    }
    boolean same = Words.loose(String.join(" ", shown)).equals(Words.loose(text));
    return same || !exact ? Optional.empty() : Optional.of("blanks between words differ");
  }

  /** What should come next and what does, in short. */
  String expectation(Part part) {
    String next = Words.squeezed(TextReadings.of(part).texts().getFirst());
    int same = 0;
    while (same < next.length()
        && at + same < squeezed.length()
        && next.charAt(same) == squeezed.charAt(at + same)) {
      same++;
    }
    String rest = squeezed.substring(Math.min(at + same, squeezed.length()));
    return part.type()
        + " of "
        + next.length()
        + " characters, after "
        + same
        + " "
        + Words.shown(next.substring(same))
        + ", found "
        + Words.shown(rest);
  }
}
