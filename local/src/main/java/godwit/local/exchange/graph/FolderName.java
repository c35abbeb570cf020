package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.exchange.http.GraphRefusal;

/** What Exchange takes as the name of a folder. */
final class FolderName {

  private FolderName() {}

  /**
   * The name without blanks around it.
   *
   * @param maxChars the longest name
   * @throws GraphRefusal 400 ErrorInvalidFolderName when it is absent, empty, too long or holds
   *     control characters
   */
  static String checked(JsonNode given, int maxChars) {
    String name = given.isTextual() ? given.asText().strip() : "";
    boolean hasControls = name.chars().anyMatch(Character::isISOControl);
    if (name.isEmpty() || name.length() > maxChars || hasControls) {
      throw GraphRefusal.of(400, "ErrorInvalidFolderName", "The specified folder name is invalid.");
    }
    return name;
  }
}
