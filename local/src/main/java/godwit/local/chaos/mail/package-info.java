/**
 * The mail of a round: writing it, changing it at the source while it is copied, and reading it at
 * both ends. Shares no code with what copies.
 */
@NullMarked
package godwit.local.chaos.mail;

import org.jspecify.annotations.NullMarked;
