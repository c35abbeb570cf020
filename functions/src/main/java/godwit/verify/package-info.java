/**
 * The look at a mailbox after its copy: every message of the source, every row of the ledger and
 * every stamp at the target are held against each other. Reads both ends and the ledger through
 * their ports, changes nothing there, and keeps what it has seen as evidence, so that a large
 * mailbox can be looked at in several legs.
 */
@NullMarked
package godwit.verify;

import org.jspecify.annotations.NullMarked;
