/** What was seen of domains, in memory, for tests of the core. */
@NullMarked
package godwit.cutover.memory;

import org.jspecify.annotations.NullMarked;
