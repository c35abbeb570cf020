package godwit.target;

/**
 * One MAPI property in Graph's spelling (Graph: singleValueLegacyExtendedProperty).
 *
 * @param id such as {@code String 0x007D} or {@code String {guid} Name x}
 * @param value as Graph writes it; times in ISO 8601 UTC
 */
public record MapiProperty(String id, String value) {
  /** Shows the id only: values are mail. */
  @Override
  public String toString() {
    return "MapiProperty[" + id + "]";
  }
}
