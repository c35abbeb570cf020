/** The contracts of the storage ports, kept by the adapters against a real Azurite. */
@NullMarked
package godwit.local.storage;

import org.jspecify.annotations.NullMarked;
