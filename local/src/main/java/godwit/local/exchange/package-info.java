/**
 * An Exchange Online stand-in that answers as Microsoft Graph does for mail: its own process and
 * port, its own rules, no class shared with the functions it is there to test. Started by the demo,
 * the benchmarks and tests; knows nothing of who calls it.
 */
@NullMarked
package godwit.local.exchange;

import org.jspecify.annotations.NullMarked;
