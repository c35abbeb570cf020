/**
 * Access tokens over HTTP: OAuth 2.0 token endpoints (RFC 6749) through OkHttp, and the assertions
 * of service accounts (RFC 7523). Tokens and secrets never reach a log or the text of an exception.
 */
@NullMarked
package godwit.token.http;

import org.jspecify.annotations.NullMarked;
