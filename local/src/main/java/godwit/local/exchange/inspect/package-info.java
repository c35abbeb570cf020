/**
 * The stand-in's own view for tests and people, under /inspect: everything that is stored,
 * counters, settings, planted faults. Needs no token.
 */
@NullMarked
package godwit.local.exchange.inspect;

import org.jspecify.annotations.NullMarked;
