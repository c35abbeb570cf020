package godwit.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a CSV, spelled as in the native service. */
enum Column {
  EMAIL_ADDRESS("EmailAddress", true, 320, "email mail address smtpaddress"),
  USER_NAME("UserName", true, 1_024, "user login loginname userid account"),
  PASSWORD("Password", true, 1_024, "pass pwd passwd secret"),
  USER_ROOT("UserRoot", false, 1_024, "root userpath");

  private final String heading;
  private final boolean required;
  private final int maxLength;
  private final String usualMistakes;

  Column(String heading, boolean required, int maxLength, String usualMistakes) {
    this.heading = heading;
    this.required = required;
    this.maxLength = maxLength;
    this.usualMistakes = usualMistakes;
  }

  String heading() {
    return heading;
  }

  boolean isRequired() {
    return required;
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

  private boolean resembles(String word) {
    String own = heading.toLowerCase(Locale.ROOT);
    return List.of(usualMistakes.split(" ")).contains(word)
        || (word.length() <= own.length() + 2 && EditDistance.between(own, word) <= 2);
  }
}
