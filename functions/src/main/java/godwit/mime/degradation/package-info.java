/** What could not be kept of a message, in words for the ledger and the report. */
@NullMarked
package godwit.mime.degradation;

import org.jspecify.annotations.NullMarked;
