/**
 * Mailboxes on disk: an append-only journal and a file of bytes per mailbox, with folders and
 * indexes in memory. Survives a kill at any moment. Knows nothing of HTTP.
 */
@NullMarked
package godwit.local.exchange.store;

import org.jspecify.annotations.NullMarked;
