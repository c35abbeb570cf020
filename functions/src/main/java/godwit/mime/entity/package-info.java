/**
 * The tree of parts of a message, found in one pass over its bytes. Parts are ranges of the source,
 * so that nothing is copied or altered and a large message needs little memory.
 */
@NullMarked
package godwit.mime.entity;

import org.jspecify.annotations.NullMarked;
