/**
 * Web hooks: who subscribed to which events, what is told and how it is signed. Two ports: where
 * subscriptions are kept, and how an event is delivered. Knows no HTTP and no storage technology.
 */
@NullMarked
package godwit.hook;

import org.jspecify.annotations.NullMarked;
