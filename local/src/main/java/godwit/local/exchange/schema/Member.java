package godwit.local.exchange.schema;

/**
 * One member of a Graph type.
 *
 * @param name as the metadata spells it
 * @param type a primitive (String, Boolean, Int32, Int64, DateTimeOffset, Binary), an enumeration
 *     or another type
 * @param isCollection whether it holds any number of values
 * @param isRequired whether the metadata forbids null
 */
record Member(String name, String type, boolean isCollection, boolean isRequired) {

  /**
   * Reads {@code NAME TYPE [required]}, with {@code Collection(...)} around a collection's type.
   */
  static Member parse(String line) {
    String[] words = line.trim().split(" ", -1);
    boolean collection = words[1].startsWith("Collection(");
    String type =
        collection ? words[1].substring("Collection(".length(), words[1].length() - 1) : words[1];
    return new Member(words[0], type, collection, words.length > 2);
  }
}
