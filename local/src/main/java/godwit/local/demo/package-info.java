/**
 * {@code ./godwit demo}: one migration from an IMAP server to the Exchange Online stand-in, from
 * the CSV to the deleted batch, and a comparison of both ends. It reads the source with its own
 * IMAP code and knows the functions by their HTTP interface only, so that it cannot share their
 * faults.
 */
@NullMarked
package godwit.local.demo;

import org.jspecify.annotations.NullMarked;
