/**
 * The shapes that a request may have: the members of Graph's mail types, extended property names,
 * addresses. Pure checks, no state.
 */
@NullMarked
package godwit.local.exchange.schema;

import org.jspecify.annotations.NullMarked;
