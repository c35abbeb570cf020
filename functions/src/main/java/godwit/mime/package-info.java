/**
 * From an RFC 5322 message to the Exchange message that describes it: a pure conversion without
 * network. Knows Jakarta Mail for parsing, nothing of Graph and nothing of IMAP.
 */
@NullMarked
package godwit.mime;

import org.jspecify.annotations.NullMarked;
