/**
 * The look at a mailbox before its copy: whether it can work, how much there is, how long it will
 * take, and what a person should know first. Reads both ends through their ports and changes
 * nothing at either; stores nothing.
 */
@NullMarked
package godwit.assess;

import org.jspecify.annotations.NullMarked;
