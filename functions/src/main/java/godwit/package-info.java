/** Moves mailboxes from IMAP servers into Exchange Online; the packages below are its concepts. */
@NullMarked
package godwit;

import org.jspecify.annotations.NullMarked;
