package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.limits.Assumptions.Answer;

/** What Exchange takes as the name of a folder. */
final class FolderName {

  private FolderName() {}

  /**
   * The name without blanks around it.
   *
   * @param maxChars the longest name
   * @param slash whether a slash is kept, replaced or refused
   * @throws GraphRefusal 400 ErrorInvalidFolderName when it is absent, empty, too long or holds
   *     control characters
   */
  static String checked(JsonNode given, int maxChars, Answer slash) {
    String plain = given.isTextual() ? given.asText().strip() : "";
    String name = slash == Answer.IGNORE ? plain.replace('/', '-') : plain;
    boolean isRefused =
        name.chars().anyMatch(Character::isISOControl)
            || (slash == Answer.REFUSE && name.contains("/"));
    if (name.isEmpty() || name.length() > maxChars || isRefused) {
      throw GraphRefusal.of(400, "ErrorInvalidFolderName", "The specified folder name is invalid.");
    }
    return name;
  }
}
