package godwit.mime.entity;

/**
 * A message taken apart.
 *
 * @param cut whether a bound stopped the parser from seeing all of its header or parts
 */
public record ParsedMessage(Entity root, boolean cut) {}
