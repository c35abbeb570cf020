/** The one body that Exchange keeps: text made from text and HTML parts. */
@NullMarked
package godwit.mime.body;

import org.jspecify.annotations.NullMarked;
