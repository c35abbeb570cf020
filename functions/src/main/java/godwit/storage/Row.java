package godwit.storage;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A row that was read; what {@link RowWriter} wrote. A property that must be there is a defect. */
public final class Row {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final TableEntity entity;
  private final String prefix;

  Row(TableEntity entity) {
    this(entity, "");
  }

  private Row(TableEntity entity, String prefix) {
    this.entity = entity;
    this.prefix = prefix;
  }

  /** What {@link RowWriter#group} wrote under the same name. */
  public Row group(String group) {
    return new Row(entity, prefix + group);
  }

  /** The row key. */
  public String key() {
    return entity.getRowKey();
  }

  /** The ETag: changes with each write. */
  public String version() {
    return entity.getETag();
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  public Optional<String> optionalText(String name) {
    Object first = entity.getProperty(prefix + name);
    if (first == null) {
      return Optional.empty();
    }
    var text = new StringBuilder((String) first);
    for (int i = 2; entity.getProperty(prefix + piece(name, i)) instanceof String more; i++) {
      text.append(more);
    }
    return Optional.of(text.toString());
  }

  public List<String> texts(String name) {
    try {
      return List.copyOf(JSON.readValue(text(name), TEXTS));
    } catch (JsonProcessingException e) {
      // Not as a cause: Jackson quotes the text.
      throw new IllegalStateException("property " + name + " of a row is no JSON list");
    }
  }

  public long number(String name) {
    return optionalNumber(name).orElseThrow(() -> missing(name));
  }

  public Optional<Long> optionalNumber(String name) {
    return Optional.ofNullable((Long) entity.getProperty(prefix + name));
  }

  /** A number that was an {@code int} when it was written. */
  public int count(String name) {
    return Math.toIntExact(number(name));
  }

  public boolean flag(String name) {
    return entity.getProperty(prefix + name) instanceof Boolean value && value;
  }

  public Instant time(String name) {
    return Instant.parse(text(name));
  }

  public Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(Instant::parse);
  }

  public Duration duration(String name) {
    return Duration.parse(text(name));
  }

  static String piece(String name, int number) {
    return number == 1 ? name : name + "_" + number;
  }

  private IllegalStateException missing(String name) {
    return new IllegalStateException("a row has no property " + prefix + name);
  }
}
