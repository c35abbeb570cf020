/**
 * What happened and what follows: counts, rates, forecasts, grades, and the report as HTML and CSV.
 * Computed from ledger and mailbox rows at the time of asking; knows no HTTP and no storage
 * technology.
 */
@NullMarked
package godwit.report;

import org.jspecify.annotations.NullMarked;
