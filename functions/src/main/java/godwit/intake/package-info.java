/**
 * CSV in, batch out: reads what an administrator sends, answers with every fault at once, seals the
 * passwords and stores the batch so that a crash leaves nothing half made. Called by the HTTP
 * handlers and the pulse; knows no HTTP, no JSON and no storage technology.
 */
@NullMarked
package godwit.intake;

import org.jspecify.annotations.NullMarked;
