/**
 * How much may be asked of a server in a stretch of time: what was spent, what is left, and when
 * there is more. Pure values on a clock that is handed in, and one keeper that many threads share.
 * The relay carries the values from leg to leg with the baton; adapters obey them. Knows no server
 * and sleeps never.
 */
@NullMarked
package godwit.pace;

import org.jspecify.annotations.NullMarked;
