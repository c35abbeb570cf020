/** Sums and course of batches in Azure Table Storage. Knows its port and {@code godwit.storage}. */
@NullMarked
package godwit.report.tables;

import org.jspecify.annotations.NullMarked;
