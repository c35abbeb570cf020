/** Says whether a round kept its promise, from what lies at both ends and in the account. Pure. */
@NullMarked
package godwit.local.chaos.verdict;

import org.jspecify.annotations.NullMarked;
