/** Subscriptions in Azure Table Storage. Knows its port and {@code godwit.storage}. */
@NullMarked
package godwit.hook.tables;

import org.jspecify.annotations.NullMarked;
