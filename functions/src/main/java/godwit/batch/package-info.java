/**
 * A batch and its mailboxes: identities, statuses, the baton and their stores' ports. Knows no
 * storage technology.
 */
@NullMarked
package godwit.batch;

import org.jspecify.annotations.NullMarked;
