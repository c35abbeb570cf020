/**
 * Tells people and programs how a batch goes on: reports by mail to administrators, events to web
 * hooks. The pulse notes what is to be told ({@link godwit.notify.Lookout}), a timer of its own
 * tells it ({@link godwit.notify.Teller}): what is in the way of telling is never in the way of
 * copying. Knows no HTTP and no storage technology.
 */
@NullMarked
package godwit.notify;

import org.jspecify.annotations.NullMarked;
