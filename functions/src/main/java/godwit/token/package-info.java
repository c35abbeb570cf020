/**
 * Access tokens for source servers that take no passwords: the port {@link
 * godwit.token.AccessTokens}. Knows no HTTP and no IMAP.
 */
@NullMarked
package godwit.token;

import org.jspecify.annotations.NullMarked;
