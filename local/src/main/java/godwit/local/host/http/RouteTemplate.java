package godwit.local.host.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A route of a function, such as {@code api/batches/{batch}/{rest?}}.
 *
 * <p>A parameter is a whole segment: {@code {x}}, optional {@code {x?}}, the rest of the path
 * {@code {*x}}, or constrained to int, long, guid or alpha. Fixed segments match in any case.
 */
final class RouteTemplate {
  /**
   * The order in which routes are tried: fixed segments before parameters, constrained before plain
   * ones, longer before shorter (azure-webjobs-sdk-extensions, WebJobsRouteBuilder).
   */
  static final Comparator<RouteTemplate> MOST_SPECIFIC_FIRST = RouteTemplate::compare;

  private static final Pattern PARAMETER =
      Pattern.compile("\\{(\\*{0,2})(\\w+)(?::(\\w+))?(\\?)?}");
  private static final Map<String, Pattern> CONSTRAINTS =
      Map.of(
          "int", Pattern.compile("-?\\d{1,10}"),
          "long", Pattern.compile("-?\\d{1,19}"),
          "alpha", Pattern.compile("[a-zA-Z]*"),
          "guid", Pattern.compile("\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?"));
  private static final Pattern ANYTHING = Pattern.compile("(?s).+");

  private final List<Segment> segments;

  private RouteTemplate(List<Segment> segments) {
    this.segments = segments;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException for a form this host does not have, or one in the wrong place
   */
  static RouteTemplate parse(String template) {
    List<Segment> segments = split(template).map(RouteTemplate::segment).toList();
    for (Segment segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      if (segment.optional() || segment.rest()) {
        throw new IllegalArgumentException("not at the end of the route: " + template);
      }
    }
    return new RouteTemplate(segments);
  }

  private static Segment segment(String text) {
    if (!text.contains("{") && !text.contains("}")) {
      return new Segment(text.toLowerCase(Locale.ROOT), false, false, false, ANYTHING);
    }
    Matcher parts = PARAMETER.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a route segment this host does not have: " + text);
    }
    String constraint = parts.group(3);
    Pattern pattern = constraint == null ? ANYTHING : CONSTRAINTS.get(constraint);
    if (pattern == null) {
      throw new IllegalArgumentException("a route constraint this host does not have: " + text);
    }
    boolean optional = parts.group(4) != null;
    return new Segment(parts.group(2), true, optional, !parts.group(1).isEmpty(), pattern);
  }

  /**
   * The values of the parameters if the path fits; an optional one that is absent has none.
   *
   * @param rawPath path as it came, percent-encoded
   */
  Optional<Map<String, String>> match(String rawPath) {
    List<String> path = split(rawPath).map(PercentDecoding::segment).toList();
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.rest()) {
        String rest = String.join("/", path.subList(Math.min(i, path.size()), path.size()));
        if (!rest.isEmpty()) {
          values.put(segment.text(), rest);
        }
        return Optional.of(values);
      }
      if (i >= path.size()) {
        return segment.optional() ? Optional.of(values) : Optional.empty();
      }
      if (!segment.accepts(path.get(i))) {
        return Optional.empty();
      }
      if (segment.parameter()) {
        values.put(segment.text(), path.get(i));
      }
    }
    return path.size() > segments.size() ? Optional.empty() : Optional.of(values);
  }

  private static Stream<String> split(String path) {
    return Stream.of(path.split("/", -1)).filter(segment -> !segment.isEmpty());
  }

  private static int compare(RouteTemplate one, RouteTemplate other) {
    int shared = Math.min(one.segments.size(), other.segments.size());
    for (int i = 0; i < shared; i++) {
      int order = one.segments.get(i).compareTo(other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(other.segments.size(), one.segments.size());
  }

  /** A fixed text in lower case, or a parameter by its name. */
  private record Segment(
      String text, boolean parameter, boolean optional, boolean rest, Pattern accepted)
      implements Comparable<Segment> {
    boolean accepts(String value) {
      return parameter
          ? accepted.matcher(value).matches()
          : text.equals(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Segment other) {
      return Comparator.comparing(Segment::parameter)
          .thenComparing(s -> s.parameter() && s.accepted() == ANYTHING)
          .thenComparing(s -> s.parameter() ? "" : s.text())
          .compare(this, other);
    }
  }
}
