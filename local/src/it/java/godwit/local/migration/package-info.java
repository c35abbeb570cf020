/**
 * Whole migrations on one machine: a CSV over HTTP, a real IMAP server, the functions in their
 * host, Azurite and the Exchange Online stand-in.
 */
@NullMarked
package godwit.local.migration;

import org.jspecify.annotations.NullMarked;
