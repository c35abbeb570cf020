/**
 * The source in memory, for tests of the core: passes the contract of {@link
 * godwit.source.MailSource} and is changed by the test while sessions are open.
 */
@NullMarked
package godwit.source.memory;

import org.jspecify.annotations.NullMarked;
