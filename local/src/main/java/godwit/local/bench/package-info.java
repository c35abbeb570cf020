/**
 * Measurements of the product on this machine, through the real programs, for {@code ./godwit
 * bench}. Each benchmark is one class that implements {@link Benchmark}; what it is compared with
 * shares no class with the product.
 */
@NullMarked
package godwit.local.bench;

import org.jspecify.annotations.NullMarked;
