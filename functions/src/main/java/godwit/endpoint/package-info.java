/**
 * A source server as a resource: address, security, limits, and the slots that cap its connections.
 * Knows no protocol.
 */
@NullMarked
package godwit.endpoint;

import org.jspecify.annotations.NullMarked;
