/** Batches and mailboxes in memory, for tests of the core. */
@NullMarked
package godwit.batch.memory;

import org.jspecify.annotations.NullMarked;
