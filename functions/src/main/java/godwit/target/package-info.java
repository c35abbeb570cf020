/**
 * The mailbox that is copied to: the port {@link godwit.target.MailTarget} and the values it
 * speaks, among them the Exchange message that a conversion describes. Knows no HTTP and nothing of
 * the source.
 */
@NullMarked
package godwit.target;

import org.jspecify.annotations.NullMarked;
