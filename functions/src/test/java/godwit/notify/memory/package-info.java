/** What is to be told, in memory, for tests of the core. */
@NullMarked
package godwit.notify.memory;

import org.jspecify.annotations.NullMarked;
