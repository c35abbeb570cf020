package godwit.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;

/**
 * A condition on rows of one partition, evaluated by the service.
 *
 * @param text in OData's language
 */
public record RowFilter(String text) {
  /** All rows of a partition. */
  public static RowFilter partition(String key) {
    return new RowFilter("PartitionKey eq " + quoted(key));
  }

  /** Only rows whose key begins with {@code prefix}, which ends in {@code -}. */
  public RowFilter prefix(String prefix) {
    if (!prefix.endsWith("-")) {
      throw new IllegalArgumentException("a prefix ends in '-': " + prefix);
    }
    // '.' is the character after '-'.
    return from(prefix).and("RowKey lt " + quoted(prefix.substring(0, prefix.length() - 1) + "."));
  }

  /** Only rows from this key on. */
  public RowFilter from(String rowKey) {
    return and("RowKey ge " + quoted(rowKey));
  }

  /** Only rows up to and with this key. */
  public RowFilter through(String rowKey) {
    return and("RowKey le " + quoted(rowKey));
  }

  /** Only rows after this key. */
  public RowFilter after(String rowKey) {
    return and("RowKey gt " + quoted(rowKey));
  }

  /** Only rows that have one of the texts in a property. */
  public RowFilter among(String property, Iterable<String> texts) {
    var any = new StringJoiner(" or ", "(", ")");
    texts.forEach(t -> any.add(property + " eq " + quoted(t)));
    return and(any.toString());
  }

  /** Only rows where a property is true. */
  public RowFilter where(String property) {
    return and(property + " eq true");
  }

  /** Only rows that were written after a time, by the service's clock. */
  public RowFilter writtenAfter(Instant time) {
    return and("Timestamp gt datetime'" + time.truncatedTo(ChronoUnit.MILLIS) + "'");
  }

  private RowFilter and(String condition) {
    return new RowFilter(text + " and " + condition);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
