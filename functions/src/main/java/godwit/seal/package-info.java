/**
 * Sealing of passwords: a data key per batch, wrapped by a key that this app never sees in clear
 * outside memory. Knows no storage and no HTTP.
 */
@NullMarked
package godwit.seal;

import org.jspecify.annotations.NullMarked;
