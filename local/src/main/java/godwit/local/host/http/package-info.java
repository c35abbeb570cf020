/**
 * HTTP triggers: routes, keys, bodies and answers as the Azure Functions host has them.
 *
 * <p>Called by the trigger host only. Knows function apps through {@link
 * godwit.local.host.app.Executions}.
 */
@NullMarked
package godwit.local.host.http;

import org.jspecify.annotations.NullMarked;
