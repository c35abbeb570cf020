/** A wrapping key in Azure Key Vault, which never leaves it. Knows its port and the vault's SDK. */
@NullMarked
package godwit.seal.vault;

import org.jspecify.annotations.NullMarked;
