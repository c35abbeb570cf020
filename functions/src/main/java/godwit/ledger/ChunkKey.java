package godwit.ledger;

/**
 * Identity of a planned chunk.
 *
 * @param round the round that planned it
 * @param index its place in {@link FolderPlan#chunks}
 */
public record ChunkKey(FolderKey folder, int round, int index) {}
