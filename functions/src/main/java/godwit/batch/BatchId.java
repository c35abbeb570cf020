package godwit.batch;

/**
 * Identity of a batch. A batch that is deleted and made again under the same name has another
 * incarnation, so messages still queued for the first never touch the second.
 *
 * @param name as the administrator chose it, see {@link BatchName}
 * @param incarnation 12 lower-case letters and digits, drawn when the batch was made
 */
public record BatchId(BatchName name, String incarnation) {
  public BatchId {
    if (!incarnation.matches("[a-z0-9]{12}")) {
      throw new IllegalArgumentException("not an incarnation: " + incarnation);
    }
  }

  /** One word that names this incarnation in keys and logs: {@code name~incarnation}. */
  @Override
  public String toString() {
    return name.value() + "~" + incarnation;
  }
}
