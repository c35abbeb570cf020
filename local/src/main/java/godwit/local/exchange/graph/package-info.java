/**
 * The Graph endpoints for mail, one class per family. Each checks what Exchange Online checks and
 * answers in its words.
 */
@NullMarked
package godwit.local.exchange.graph;

import org.jspecify.annotations.NullMarked;
