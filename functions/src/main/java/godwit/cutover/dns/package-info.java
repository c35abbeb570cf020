/** MX records by DNS, with dnsjava. Knows its port alone. */
@NullMarked
package godwit.cutover.dns;

import org.jspecify.annotations.NullMarked;
