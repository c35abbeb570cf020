/**
 * A wrapping key from a setting, for one machine and tests. Knows its port and the Java platform.
 */
@NullMarked
package godwit.seal.local;

import org.jspecify.annotations.NullMarked;
