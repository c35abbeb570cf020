package godwit.api;

import godwit.failure.MigrationException;

/** Answers one route. Safe for use by many threads. */
@FunctionalInterface
interface Handler {
  ApiAnswer handle(ApiCall call) throws Refusal, MigrationException;
}
