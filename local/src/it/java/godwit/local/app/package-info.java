/** What the build stages for Azure, checked file by file. */
@NullMarked
package godwit.local.app;

import org.jspecify.annotations.NullMarked;
