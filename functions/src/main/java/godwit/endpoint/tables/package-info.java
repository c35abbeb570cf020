/** Connection slots in Azure Table Storage. Knows its port and {@code godwit.storage}. */
@NullMarked
package godwit.endpoint.tables;

import org.jspecify.annotations.NullMarked;
