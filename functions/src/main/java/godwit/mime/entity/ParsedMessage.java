package godwit.mime.entity;

/**
 * A message taken apart.
 *
 * @param cut whether a bound stopped the parser from seeing all of its header or parts
 * @param damaged whether parts were told apart by guess, so that another reader may do otherwise
 */
public record ParsedMessage(Entity root, boolean cut, boolean damaged) {}
