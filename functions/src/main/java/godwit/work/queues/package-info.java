/**
 * Work on Azure Storage queues, and how it is written there. Knows its port and {@code
 * godwit.storage}.
 */
@NullMarked
package godwit.work.queues;

import org.jspecify.annotations.NullMarked;
