/**
 * The mailbox that is copied from: the port {@link godwit.source.MailSource} and the values it
 * speaks. Knows no IMAP library and nothing of the target.
 */
@NullMarked
package godwit.source;

import org.jspecify.annotations.NullMarked;
