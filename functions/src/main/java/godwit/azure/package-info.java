/**
 * What the clients of Azure's own services share: how long they wait for an answer and when they
 * ask again. Used by the adapters of storage and of the vault; knows neither.
 */
@NullMarked
package godwit.azure;

import org.jspecify.annotations.NullMarked;
