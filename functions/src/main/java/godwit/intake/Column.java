package godwit.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a CSV, spelled as in the native service. */
enum Column {
  EMAIL_ADDRESS("EmailAddress", 320, "email mail address smtpaddress"),
  USER_NAME("UserName", 1_024, "user login loginname userid account"),
  // Access tokens of Microsoft are longer than 2,000 characters.
  PASSWORD("Password", 8_192, "pass pwd passwd secret"),
  USER_ROOT("UserRoot", 1_024, "root userpath"),
  ENDPOINT("Endpoint", 64, "sourceendpoint endpointname sourceserver"),
  TARGET_FOLDER("TargetFolder", 1_000, "folder targetrootfolder rootfolder subfolder"),
  AUTH("Auth", 32, "authentication authtype authmethod logintype");

  /** What a CSV must have where each row brings its own password. */
  static final Set<Column> REQUIRED = Set.of(EMAIL_ADDRESS, USER_NAME, PASSWORD);

  /** What it must have where the endpoint's own secret serves every row. */
  static final Set<Column> WITHOUT_PASSWORDS = Set.of(EMAIL_ADDRESS, USER_NAME);

  /** A shorter word is like many others that are not meant. */
  private static final int LETTERS_FOR_EACH_SLIP = 4;

  private final String heading;
  private final int maxLength;
  private final String usualMistakes;

  Column(String heading, int maxLength, String usualMistakes) {
    this.heading = heading;
    this.maxLength = maxLength;
    this.usualMistakes = usualMistakes;
  }

  String heading() {
    return heading;
  }

  /** Longest value in UTF-16 units. */
  int maxLength() {
    return maxLength;
  }

  /** The column of this heading, in any case. */
  static Optional<Column> of(String heading) {
    return Arrays.stream(values())
        .filter(column -> column.heading.equalsIgnoreCase(heading.strip()))
        .findFirst();
  }

  /** The column that was probably meant by a heading that is none. */
  static Optional<Column> meantBy(String heading) {
    String word = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return Arrays.stream(values()).filter(column -> column.resembles(word)).findFirst();
  }

  private static int slips(String word) {
    return Math.min(2, word.length() / LETTERS_FOR_EACH_SLIP);
  }

  private boolean resembles(String word) {
    String own = heading.toLowerCase(Locale.ROOT);
    return List.of(usualMistakes.split(" ")).contains(word)
        || (word.length() <= own.length() + 2 && EditDistance.between(own, word) <= slips(own));
  }
}
