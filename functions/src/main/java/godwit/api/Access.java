package godwit.api;

/** Which role each route asks for: the one table. Who only looks changes nothing. */
final class Access {
  private Access() {}

  static Role needed(Route route) {
    return switch (route) {
      case LIST_BATCHES,
          SHOW_BATCH,
          SHOW_ASSESSMENT,
          SHOW_VERIFICATION,
          LIST_MAILBOXES,
          SHOW_MAILBOX,
          LIST_MESSAGES,
          SHOW_REPORT,
          SHOW_CUTOVER,
          LIST_HOOKS,
          LIST_ENDPOINTS,
          SHOW_ENDPOINT ->
          Role.READER;
      case TEST_ENDPOINT,
          PUT_ENDPOINT,
          TRY_ENDPOINT,
          CREATE_BATCH,
          UPLOAD_BATCH,
          PATCH_BATCH,
          ADD_MAILBOXES,
          UPLOAD_MAILBOXES,
          START_BATCH,
          STOP_BATCH,
          SYNC_BATCH,
          RETRY_BATCH,
          ASSESS_BATCH,
          VERIFY_BATCH,
          VERIFY_MAILBOX,
          START_MAILBOX,
          STOP_MAILBOX,
          SYNC_MAILBOX,
          RETRY_MAILBOX,
          PUT_CREDENTIALS,
          SUBSCRIBE,
          UNSUBSCRIBE ->
          Role.OPERATOR;
      case DELETE_BATCH, DELETE_MAILBOX, DELETE_ENDPOINT -> Role.ADMIN;
    };
  }
}
