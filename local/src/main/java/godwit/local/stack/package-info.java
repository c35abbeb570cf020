/**
 * The whole stack on one machine, each part a process of its own: Azurite, the Exchange Online
 * stand-in and the trigger host with the staged function app. Used by the verbs; knows nothing of
 * what the functions do.
 */
@NullMarked
package godwit.local.stack;

import org.jspecify.annotations.NullMarked;
