/** What was seen of domains, in Azure Table Storage. Knows its port and {@code godwit.storage}. */
@NullMarked
package godwit.cutover.tables;

import org.jspecify.annotations.NullMarked;
