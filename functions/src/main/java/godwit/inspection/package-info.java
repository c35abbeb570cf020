/**
 * Looks at mailboxes on behalf of a person: which mailboxes of a batch are still to be inspected,
 * which are being inspected, and what was found. Ports and their values; what is looked at is told
 * by {@code godwit.assess} and {@code godwit.verify}, who looks when by {@code godwit.relay}.
 */
@NullMarked
package godwit.inspection;

import org.jspecify.annotations.NullMarked;
