/** Runs the functions on one machine; nothing here is deployed. */
@NullMarked
package godwit.local;

import org.jspecify.annotations.NullMarked;
