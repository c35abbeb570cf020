/**
 * Everything about a message that is neither body nor attachment: envelope, times, state, MAPI
 * properties.
 */
@NullMarked
package godwit.mime.property;

import org.jspecify.annotations.NullMarked;
