package godwit.local.exchange.query;

import godwit.local.exchange.http.GraphRefusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a filter: names, literals, quoted texts (with their quote in front), punctuation.
 */
final class Tokens {
  private final List<String> words;
  private int next;

  Tokens(String text) {
    this.words = split(text);
  }

  boolean atEnd() {
    return next == words.size();
  }

  String peek() {
    return atEnd() ? "" : words.get(next);
  }

  String take() {
    if (atEnd()) {
      throw GraphRefusal.badQuery("The filter ends too early.");
    }
    return words.get(next++);
  }

  /** Takes the word if it is the next one, whatever its case. */
  boolean takeIf(String word) {
    boolean matches = peek().equalsIgnoreCase(word);
    next += matches ? 1 : 0;
    return matches;
  }

  void expect(String word) {
    if (!takeIf(word)) {
      throw GraphRefusal.badQuery("Syntax error: character '" + word + "' expected in the filter.");
    }
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ') {
        at++;
      } else if (c == '\'') {
        at = quoted(text, at + 1, words);
      } else if ("(),:".indexOf(c) >= 0 && !(c == ':' && insideMoment(text, at))) {
        words.add(String.valueOf(c));
        at++;
      } else {
        at = plain(text, at, words);
      }
    }
    return words;
  }

  private static int plain(String text, int from, List<String> words) {
    int at = from;
    while (at < text.length()
        && " (),'".indexOf(text.charAt(at)) < 0
        && (text.charAt(at) != ':' || insideMoment(text, at))) {
      at++;
    }
    words.add(text.substring(from, at));
    return at;
  }

  private static boolean insideMoment(String text, int colon) {
    return colon > 0
        && Character.isDigit(text.charAt(colon - 1))
        && colon + 1 < text.length()
        && Character.isDigit(text.charAt(colon + 1));
  }

  private static int quoted(String text, int from, List<String> words) {
    StringBuilder value = new StringBuilder("'");
    int at = from;
    while (at < text.length()) {
      if (text.charAt(at) != '\'') {
        value.append(text.charAt(at++));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
        value.append('\'');
        at += 2;
      } else {
        words.add(value.toString());
        return at + 1;
      }
    }
    throw GraphRefusal.badQuery("There is an unterminated string literal in the filter.");
  }
}
