/**
 * What the stand-in allows: settings that can be switched while it runs, throttling per mailbox,
 * planted faults, counters. Knows nothing of mail.
 */
@NullMarked
package godwit.local.exchange.limits;

import org.jspecify.annotations.NullMarked;
