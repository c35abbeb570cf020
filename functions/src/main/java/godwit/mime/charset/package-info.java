/**
 * From bytes to text: character sets as mail spells them, and what to do where a message names
 * none, a wrong one or one that nobody knows.
 */
@NullMarked
package godwit.mime.charset;

import org.jspecify.annotations.NullMarked;
