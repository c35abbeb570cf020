/**
 * Runs a staged function app on one machine, as the Azure Functions host and its Java worker would.
 *
 * <p>{@link godwit.local.host.HostProgram} is the process, {@link godwit.local.host.TriggerHost}
 * the same inside a test. Both know a function app only by the folder that the packaging wrote
 * (host.json, a function.json per function, jars); no class of the app is named here.
 */
@NullMarked
package godwit.local.host;

import org.jspecify.annotations.NullMarked;
