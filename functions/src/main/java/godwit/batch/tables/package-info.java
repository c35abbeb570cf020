/** Batches and mailboxes in Azure Table Storage. Knows its ports and {@code godwit.storage}. */
@NullMarked
package godwit.batch.tables;

import org.jspecify.annotations.NullMarked;
