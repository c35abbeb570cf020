/**
 * Events for operators: one line of JSON each, constant names, no personal data. A port; triggers
 * hand in the log of their invocation.
 */
@NullMarked
package godwit.log;

import org.jspecify.annotations.NullMarked;
