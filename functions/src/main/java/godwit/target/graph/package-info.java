/**
 * Exchange Online through Microsoft Graph: the adapter behind {@link godwit.target.MailTarget}. One
 * class per request, named as Graph's reference names it; {@link godwit.target.graph.GraphCaller}
 * sends them, {@link godwit.target.graph.GraphErrors} says what a refusal means. Nothing in here
 * re-sends a create by itself. Made by the composition root, knows nothing of the source.
 */
@NullMarked
package godwit.target.graph;

import org.jspecify.annotations.NullMarked;
