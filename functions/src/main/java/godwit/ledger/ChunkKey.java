package godwit.ledger;

import godwit.source.UidValidity;

/**
 * Identity of a planned chunk.
 *
 * @param validity generation that it was planned under; a folder of a new generation starts anew
 * @param round the round that planned it
 * @param index its place in {@link FolderPlan#chunks}
 */
public record ChunkKey(FolderKey folder, UidValidity validity, int round, int index) {}
