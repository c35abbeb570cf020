/**
 * The HTTP interface: routes, requests, answers, JSON and problem documents (RFC 9457). Called by
 * the HTTP triggers; knows Jackson, and nothing of Azure Functions.
 */
@NullMarked
package godwit.api;

import org.jspecify.annotations.NullMarked;
