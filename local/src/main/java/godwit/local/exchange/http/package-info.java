/**
 * Requests, replies and routes over the JDK's HTTP server, and Graph's way of saying no. Knows
 * nothing of mail.
 */
@NullMarked
package godwit.local.exchange.http;

import org.jspecify.annotations.NullMarked;
