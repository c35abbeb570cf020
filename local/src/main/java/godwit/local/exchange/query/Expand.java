package godwit.local.exchange.query;

import godwit.local.exchange.http.GraphRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code $expand} asks to be included.
 *
 * @param withAttachments whether attachments are
 * @param attachmentMembers the members of attachments that are wanted; empty for all
 * @param propertyIds canonical ids of the extended properties that are wanted
 * @param withProperties whether extended properties are wanted at all
 */
public record Expand(
    boolean withAttachments,
    Set<String> attachmentMembers,
    Set<String> propertyIds,
    boolean withProperties) {
  public static final Expand NOTHING = new Expand(false, Set.of(), Set.of(), false);

  public Expand {
    attachmentMembers = Set.copyOf(attachmentMembers);
    propertyIds = Set.copyOf(propertyIds);
  }

  /**
   * Reads the option.
   *
   * @throws GraphRefusal 400 for anything but attachments and extended properties with a filter
   */
  public static Expand parse(String text) {
    Expand all = NOTHING;
    for (String part : split(text, ',')) {
      int bracket = part.indexOf('(');
      String name = (bracket < 0 ? part : part.substring(0, bracket)).trim();
      String options =
          bracket < 0 ? "" : part.substring(bracket + 1, Math.max(bracket + 1, part.length() - 1));
      all = all.with(name, options);
    }
    return all;
  }

  private Expand with(String name, String options) {
    return switch (name) {
      case "attachments" ->
          new Expand(
              true,
              option(options, "$select").map(Expand::names).orElse(Set.of()),
              propertyIds,
              withProperties);
      case "singleValueExtendedProperties", "multiValueExtendedProperties" ->
          new Expand(withAttachments, attachmentMembers, ids(options), true);
      default -> throw GraphRefusal.badQuery("Could not find a property named '" + name + "'.");
    };
  }

  private Set<String> ids(String options) {
    String filter =
        option(options, "$filter")
            .orElseThrow(() ->
                GraphRefusal.badQuery("Extended properties are expanded with a filter on id."));
    Set<String> ids = new HashSet<>(propertyIds);
    collect(FilterParser.parse(filter), ids);
    return ids;
  }

  private static void collect(Filter filter, Set<String> ids) {
    switch (filter) {
      case Filter.Or(Filter left, Filter right) -> {
        collect(left, ids);
        collect(right, ids);
      }
      case Filter.Compare(String path, String operator, String literal, boolean isQuoted)
          when path.equals("id") && operator.equals("eq") && isQuoted ->
          ids.add(literal);
      default -> throw GraphRefusal.badQuery("Only id eq '...' joined by or is supported here.");
    }
  }

  private static Optional<String> option(String options, String name) {
    return split(options, ';').stream()
        .map(String::trim)
        .filter(option -> option.startsWith(name + "="))
        .map(option -> option.substring(name.length() + 1))
        .findFirst();
  }

  private static Set<String> names(String text) {
    return Set.copyOf(new HashSet<>(List.of(text.trim().split("\\s*,\\s*", -1))));
  }

  /** Splits where the separator stands outside brackets and quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '\'';
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == separator && depth == 0) {
          parts.add(text.substring(from, at));
          from = at + 1;
        }
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
