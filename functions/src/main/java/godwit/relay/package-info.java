/**
 * The relay: who works on which mailbox when. Admission to source servers, the baton, one leg of
 * work, rounds, the pulse that picks up what fell, and the removal of a batch. Called by triggers;
 * speaks to ports only.
 */
@NullMarked
package godwit.relay;

import org.jspecify.annotations.NullMarked;
