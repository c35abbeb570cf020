/** Inspections in memory, for tests. */
@NullMarked
package godwit.inspection.memory;

import org.jspecify.annotations.NullMarked;
