/** Slots in memory, for tests of the core. */
@NullMarked
package godwit.endpoint.memory;

import org.jspecify.annotations.NullMarked;
