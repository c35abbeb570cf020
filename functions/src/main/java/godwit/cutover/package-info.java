/**
 * Whether a batch may be deleted: where the MX records of its domains point and since when, whether
 * every mailbox has had a round since, and whether mail still arrives at the source.
 */
@NullMarked
package godwit.cutover;

import org.jspecify.annotations.NullMarked;
