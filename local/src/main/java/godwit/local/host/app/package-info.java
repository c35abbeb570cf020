/**
 * The function app as the Java worker sees it: its folder, its class loader, one invocation.
 *
 * <p>Triggers hand in a {@link godwit.local.host.app.Trigger} and get the function's answer or an
 * {@link godwit.local.host.app.InvocationException}. Nothing here knows sockets, queues or
 * schedules. The conversions follow azure-functions-java-worker, classes DataOperations,
 * RpcStringDataSource and RpcHttpRequestDataSource.
 */
@NullMarked
package godwit.local.host.app;

import org.jspecify.annotations.NullMarked;
