package godwit.source;

import godwit.failure.MigrationException;

/**
 * Opens sessions that survive a break in the middle of reading: see {@link ResumingSource}. Safe
 * for use by many threads.
 */
public final class ResumingConnector implements SourceConnector {
  private final SourceConnector connector;

  public ResumingConnector(SourceConnector connector) {
    this.connector = connector;
  }

  @Override
  public MailSource connect(SourceLogin login) throws MigrationException {
    return new ResumingSource(() -> connector.connect(login));
  }
}
