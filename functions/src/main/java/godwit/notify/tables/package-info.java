/** What is to be told, in Azure Table Storage. Knows its port and {@code godwit.storage}. */
@NullMarked
package godwit.notify.tables;

import org.jspecify.annotations.NullMarked;
