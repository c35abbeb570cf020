/**
 * What a round of chaos will do, drawn from seed and round number alone: which mail lies at the
 * source, which faults strike and where. Pure; the same numbers always give the same plan.
 */
@NullMarked
package godwit.local.chaos.plan;

import org.jspecify.annotations.NullMarked;
