/**
 * Planning and copying of folder chunks: the relay leg, windows, write-ahead. Speaks to ports only.
 */
@NullMarked
package godwit.copy;

import org.jspecify.annotations.NullMarked;
