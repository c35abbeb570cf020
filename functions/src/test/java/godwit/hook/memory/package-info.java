/** Subscriptions, in memory, for tests of the core. */
@NullMarked
package godwit.hook.memory;

import org.jspecify.annotations.NullMarked;
