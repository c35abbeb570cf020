/**
 * {@code ./godwit cost}: what a migration costs in Azure and how long it takes, by the formulas of
 * {@code docs/cost.md}. Knows nothing of the app; rates are measured elsewhere and are inputs here.
 */
@NullMarked
package godwit.local.cost;

import org.jspecify.annotations.NullMarked;
