package godwit.local.exchange.store;

/**
 * A piece of a file.
 *
 * @param offset first byte
 * @param length how many bytes
 */
record Extent(long offset, int length) {}
