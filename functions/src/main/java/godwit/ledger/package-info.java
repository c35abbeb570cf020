/**
 * The account of every message: what was planned, what is in work, what became of each. Knows no
 * storage technology.
 */
@NullMarked
package godwit.ledger;

import org.jspecify.annotations.NullMarked;
