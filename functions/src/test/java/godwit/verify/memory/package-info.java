/** The evidence of verifications in memory, for tests. */
@NullMarked
package godwit.verify.memory;

import org.jspecify.annotations.NullMarked;
