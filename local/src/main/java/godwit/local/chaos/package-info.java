/**
 * {@code ./godwit chaos}: migrations from a real IMAP server into the Exchange Online stand-in
 * while processes are killed, lines are cut, answers are lost, queue messages come twice and late
 * and the source changes; at the end every message is looked for. It knows the functions by their
 * HTTP interface, their queues and their process only.
 */
@NullMarked
package godwit.local.chaos;

import org.jspecify.annotations.NullMarked;
