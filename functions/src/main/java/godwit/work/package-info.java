/**
 * Messages between functions: the port {@link godwit.work.WorkQueue} and its items. Items carry
 * references only, never secrets or mail.
 */
@NullMarked
package godwit.work;

import org.jspecify.annotations.NullMarked;
