/**
 * The ledger and the folders' plans in Azure Table Storage. Knows its ports and {@code
 * godwit.storage}.
 */
@NullMarked
package godwit.ledger.tables;

import org.jspecify.annotations.NullMarked;
