/**
 * From an RFC 5322 message to the Exchange message that describes it: a pure conversion without
 * network. Parses with code of its own (docs/adr/0009); knows nothing of Graph and nothing of IMAP.
 */
@NullMarked
package godwit.mime;

import org.jspecify.annotations.NullMarked;
