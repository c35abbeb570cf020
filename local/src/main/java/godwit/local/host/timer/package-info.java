/**
 * Timer triggers: NCRONTAB schedules in UTC, kept across restarts to notice a missed occurrence.
 *
 * <p>Called by the trigger host only; knows nothing of function apps but a callback.
 */
@NullMarked
package godwit.local.host.timer;

import org.jspecify.annotations.NullMarked;
