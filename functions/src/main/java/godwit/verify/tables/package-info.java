/** The evidence of verifications in a table. Knows its port and {@code godwit.storage}. */
@NullMarked
package godwit.verify.tables;

import org.jspecify.annotations.NullMarked;
