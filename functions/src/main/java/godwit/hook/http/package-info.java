/** Delivery of web hooks over HTTPS. Knows its port and the HTTP client. */
@NullMarked
package godwit.hook.http;

import org.jspecify.annotations.NullMarked;
