package godwit.local.chaos.plan;

/**
 * An answer of Graph that is not what it should be.
 *
 * @param kind what is answered, and whether the request was carried out before
 * @param skip how many requests it could strike pass before
 * @param times how many in a row it strikes
 * @param method which requests: {@code POST}, {@code GET} or {@code PUT}
 */
public record AnswerFault(FaultKind kind, String method, int skip, int times) {}
