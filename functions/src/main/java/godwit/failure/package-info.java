/**
 * Kinds of failure and what follows from each. Called by the work handlers; knows no protocol and
 * no technology.
 */
@NullMarked
package godwit.failure;

import org.jspecify.annotations.NullMarked;
