/**
 * Header fields: the block, encoded words, parameters, addresses, dates and message identifiers.
 * Every reader here is total: odd input gives less, never an exception.
 */
@NullMarked
package godwit.mime.header;

import org.jspecify.annotations.NullMarked;
