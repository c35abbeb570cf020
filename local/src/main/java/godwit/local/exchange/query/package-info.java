/**
 * The OData system query options that Graph's mail endpoints take: filter, select, expand, order
 * and paging. Pure parsing and comparing, no state.
 */
@NullMarked
package godwit.local.exchange.query;

import org.jspecify.annotations.NullMarked;
