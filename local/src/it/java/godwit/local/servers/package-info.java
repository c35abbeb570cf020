/** Tests against real servers, and what decides whether they can run here. */
@NullMarked
package godwit.local.servers;

import org.jspecify.annotations.NullMarked;
