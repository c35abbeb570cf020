/**
 * Triggers and the composition root, nothing else. Each trigger decodes, calls one handler and
 * encodes; {@link godwit.functions.Wiring} alone names adapters, reads settings and makes the
 * system clock.
 */
@NullMarked
package godwit.functions;

import org.jspecify.annotations.NullMarked;
