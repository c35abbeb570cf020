/**
 * Content transfer encodings (RFC 2045 §6, uuencode), undone as streams that take whatever bytes
 * come and never fail on them.
 */
@NullMarked
package godwit.mime.coding;

import org.jspecify.annotations.NullMarked;
