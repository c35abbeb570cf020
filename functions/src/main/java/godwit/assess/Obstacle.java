package godwit.assess;

import godwit.failure.MigrationException;

/**
 * Why a mailbox cannot be copied as it is.
 *
 * @param code the server's own code, such as {@code AUTHENTICATIONFAILED}, or ours
 * @param advice what was tried and what a person can do
 */
public record Obstacle(String code, String advice) {
  public static Obstacle of(MigrationException why) {
    return new Obstacle(why.code(), why.explanation());
  }
}
