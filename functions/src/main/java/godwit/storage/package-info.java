/**
 * The storage account: how to reach it, its tables with their rows and transactions, and what its
 * errors mean. Used by the adapters for tables and queues; knows nothing of mail.
 */
@NullMarked
package godwit.storage;

import org.jspecify.annotations.NullMarked;
