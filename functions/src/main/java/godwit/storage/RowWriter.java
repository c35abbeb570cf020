package godwit.storage;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a row. Values are typed properties that a person can read in any storage tool: text, 64-bit
 * numbers, booleans; times and durations as ISO 8601 text, lists as JSON. What is absent has no
 * property. For one thread.
 */
public final class RowWriter {
  /** A property takes 32,768 UTF-16 units (REST API); longer text goes on in further properties. */
  static final int LONGEST_TEXT = 32_000;

  /** What stands around a row: the heads of its part of a transaction. */
  private static final int PART_BYTES = 1_500;

  /** A number or a boolean, its type and punctuation; the name stands there twice. */
  private static final int PROPERTY_BYTES = 60;

  /** UTF-8; JSON's own escapes take two. Control characters take more, and are in no long text. */
  private static final int MOST_BYTES_OF_UNIT = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableEntity entity;
  private final String prefix;

  public RowWriter(String partition, String row) {
    this(new TableEntity(partition, row), "");
  }

  private RowWriter(TableEntity entity, String prefix) {
    this.entity = entity;
    this.prefix = prefix;
  }

  /** Writes into the same row, every name behind {@code group}: see {@link Row#group}. */
  public RowWriter group(String group) {
    return new RowWriter(entity, prefix + group);
  }

  public RowWriter text(String name, String value) {
    int piece = 1;
    int from = 0;
    do {
      int to = Math.min(value.length(), from + LONGEST_TEXT);
      if (to < value.length() && Character.isHighSurrogate(value.charAt(to - 1))) {
        to--;
      }
      entity.addProperty(prefix + Row.piece(name, piece++), value.substring(from, to));
      from = to;
    } while (from < value.length());
    return this;
  }

  public RowWriter text(String name, Optional<String> value) {
    value.ifPresent(v -> text(name, v));
    return this;
  }

  public RowWriter texts(String name, List<String> values) {
    try {
      // Azurite takes these two for the end of a line of the transaction; Azure does not.
      String json = JSON.writeValueAsString(values);
      return text(name, json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts is always JSON", e);
    }
  }

  public RowWriter number(String name, long value) {
    entity.addProperty(prefix + name, value);
    return this;
  }

  public RowWriter flag(String name, boolean value) {
    entity.addProperty(prefix + name, value);
    return this;
  }

  public RowWriter time(String name, Instant value) {
    return text(name, value.toString());
  }

  public RowWriter time(String name, Optional<Instant> value) {
    value.ifPresent(v -> time(name, v));
    return this;
  }

  public RowWriter duration(String name, Duration value) {
    return text(name, value.toString());
  }

  public RowWriter duration(String name, Optional<Duration> value) {
    value.ifPresent(v -> duration(name, v));
    return this;
  }

  TableEntity entity() {
    return entity;
  }

  /** Takes at most so many bytes of a transaction. */
  int weight() {
    int bytes = PART_BYTES;
    for (Map.Entry<String, Object> property : entity.getProperties().entrySet()) {
      bytes += PROPERTY_BYTES + 2 * property.getKey().length();
      bytes += property.getValue() instanceof String text ? MOST_BYTES_OF_UNIT * text.length() : 0;
    }
    return bytes;
  }
}
