/** Which source folder becomes which target folder. Pure. */
@NullMarked
package godwit.folder;

import org.jspecify.annotations.NullMarked;
