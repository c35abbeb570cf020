/**
 * Calls the function app's HTTP interface and the stand-in's inspection interface as a caller from
 * outside would: over HTTP, sharing no class with the functions. For the demo and the benchmarks.
 */
@NullMarked
package godwit.local.client;

import org.jspecify.annotations.NullMarked;
