/**
 * A target in memory, for tests of the core. Trusted because it passes {@link
 * godwit.target.MailTargetContract} as the real one does.
 */
@NullMarked
package godwit.target.memory;

import org.jspecify.annotations.NullMarked;
