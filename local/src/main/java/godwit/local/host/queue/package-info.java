/**
 * Queue triggers with the semantics of the Storage Queues extension 5.3.
 *
 * <p>{@link godwit.local.host.queue.QueueListener} decides, {@link
 * godwit.local.host.queue.TriggerQueue} is the queue as it needs one, {@link
 * godwit.local.host.queue.StorageTriggerQueue} the real one.
 */
@NullMarked
package godwit.local.host.queue;

import org.jspecify.annotations.NullMarked;
