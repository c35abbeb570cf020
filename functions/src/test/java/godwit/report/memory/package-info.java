/** Sums and course of batches, in memory, for tests of the core. */
@NullMarked
package godwit.report.memory;

import org.jspecify.annotations.NullMarked;
