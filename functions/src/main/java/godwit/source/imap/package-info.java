/**
 * The IMAP adapter of {@link godwit.source.MailSource}, on Angus Mail's protocol layer: log-in,
 * folder listing, planning and pipelined reading. Made by the composition root; Angus' types and
 * the server's words stop here. Strange servers are met here, each with a transcript in the tests.
 */
@NullMarked
package godwit.source.imap;

import org.jspecify.annotations.NullMarked;
