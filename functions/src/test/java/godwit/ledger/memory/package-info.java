/** The ledger and the plans in memory, for tests of the core. */
@NullMarked
package godwit.ledger.memory;

import org.jspecify.annotations.NullMarked;
