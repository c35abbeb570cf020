/** The work queue in memory on the test's own clock, for tests of the core. */
@NullMarked
package godwit.work.memory;

import org.jspecify.annotations.NullMarked;
