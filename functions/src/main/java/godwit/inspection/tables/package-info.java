/** Inspections in tables. Knows its port, what is found, and {@code godwit.storage}. */
@NullMarked
package godwit.inspection.tables;

import org.jspecify.annotations.NullMarked;
