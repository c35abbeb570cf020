/** From the tree of parts to what Exchange has room for: text for the body, and attachments. */
@NullMarked
package godwit.mime.part;

import org.jspecify.annotations.NullMarked;
