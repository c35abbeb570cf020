/**
 * {@code ./godwit probe}: tries on one mailbox what the writer takes for granted of Exchange
 * Online, and writes the settings that fit what was found. Speaks to Graph by itself, so that it
 * sees what the writer would hide.
 */
@NullMarked
package godwit.local.probe;

import org.jspecify.annotations.NullMarked;
