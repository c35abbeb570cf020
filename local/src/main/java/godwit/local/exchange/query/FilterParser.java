package godwit.local.exchange.query;

import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.schema.PropertyId;
import java.util.Locale;
import java.util.Set;

/**
 * Reads {@code $filter}: and, or, not, brackets, the six comparisons, startswith, contains, cast,
 * and any over extended properties (OData 4.01 URL conventions, as far as Graph's mail takes it).
 */
public final class FilterParser {
  private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");

  private final Tokens tokens;
  private String lambda = "";

  private FilterParser(String text) {
    this.tokens = new Tokens(text);
  }

  /**
   * Reads a filter.
   *
   * @throws GraphRefusal 400 for what is malformed or not supported
   */
  public static Filter parse(String text) {
    FilterParser parser = new FilterParser(text);
    Filter filter = parser.either();
    if (!parser.tokens.atEnd()) {
      throw GraphRefusal.badQuery(
          "Syntax error in the filter near '" + parser.tokens.peek() + "'.");
    }
    return filter;
  }

  private Filter either() {
    Filter left = both();
    while (tokens.takeIf("or")) {
      left = new Filter.Or(left, both());
    }
    return left;
  }

  private Filter both() {
    Filter left = one();
    while (tokens.takeIf("and")) {
      left = new Filter.And(left, one());
    }
    return left;
  }

  private Filter one() {
    if (tokens.takeIf("not")) {
      return new Filter.Not(one());
    }
    if (tokens.takeIf("(")) {
      Filter inner = either();
      tokens.expect(")");
      return inner;
    }
    String word = tokens.take();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "startswith" -> part(true);
      case "contains" -> part(false);
      case "cast" -> cast();
      case "singlevalueextendedproperties/any" -> any();
      default -> comparison(path(word));
    };
  }

  private Filter part(boolean isPrefix) {
    tokens.expect("(");
    String path = path(tokens.take());
    tokens.expect(",");
    String text = unquote(tokens.take());
    tokens.expect(")");
    return new Filter.Contains(path, text, isPrefix);
  }

  private Filter cast() {
    tokens.expect("(");
    String path = path(tokens.take());
    tokens.expect(",");
    String type = tokens.take();
    tokens.expect(")");
    if (!type.startsWith("Edm.")) {
      throw GraphRefusal.badQuery("'" + type + "' is no type.");
    }
    return comparison(path);
  }

  private Filter any() {
    tokens.expect("(");
    lambda = tokens.take() + "/";
    tokens.expect(":");
    Filter inner = either();
    tokens.expect(")");
    lambda = "";
    return new Filter.AnyProperty(inner);
  }

  private String path(String word) {
    if (word.startsWith("'") || word.isEmpty()) {
      throw GraphRefusal.badQuery("A property name is expected in the filter.");
    }
    if (!lambda.isEmpty() && !word.startsWith(lambda)) {
      throw GraphRefusal.badQuery("'" + word + "' is not a member of the range variable.");
    }
    return word.substring(lambda.length());
  }

  private Filter comparison(String path) {
    String operator = tokens.take().toLowerCase(Locale.ROOT);
    if (!OPERATORS.contains(operator)) {
      throw GraphRefusal.badQuery("'" + operator + "' is no operator.");
    }
    String literal = tokens.take();
    boolean isQuoted = literal.startsWith("'");
    String value = isQuoted ? literal.substring(1) : literal;
    return new Filter.Compare(
        path, operator, path.equals("id") ? searchable(value) : value, isQuoted);
  }

  // Exchange cannot restrict on binary values.
  private static String searchable(String id) {
    PropertyId property = PropertyId.parse(id);
    return property.canonical();
  }

  private static String unquote(String word) {
    if (!word.startsWith("'")) {
      throw GraphRefusal.badQuery("A text in quotes is expected in the filter.");
    }
    return word.substring(1);
  }
}
