/**
 * The real servers that local runs and integration tests talk to: Azurite for tables and queues,
 * Dovecot and GreenMail for IMAP, and the mail that fills them.
 *
 * <p>Every server listens on loopback only, keeps its data in a folder of its own and ends with the
 * program that started it, even where that program is killed.
 */
@NullMarked
package godwit.local.servers;

import org.jspecify.annotations.NullMarked;
