/**
 * TCP connections that pass through this program and suffer on the way, each at a byte that was
 * planned. Knows no protocol.
 */
@NullMarked
package godwit.local.chaos.wire;

import org.jspecify.annotations.NullMarked;
