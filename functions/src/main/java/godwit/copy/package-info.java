/**
 * Planning and copying of one mailbox's folders: ranges, windows, write-ahead, accounts. Called by
 * the relay; speaks to the ports of source, target and ledger only.
 */
@NullMarked
package godwit.copy;

import org.jspecify.annotations.NullMarked;
