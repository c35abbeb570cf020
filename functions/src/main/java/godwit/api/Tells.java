package godwit.api;

import godwit.hook.Subscriptions;
import godwit.notify.Tellings;
import godwit.report.History;

/**
 * Where the HTTP interface reads what is told, and to whom.
 *
 * @param mails whether there is a mailbox to send reports from
 */
public record Tells(
    History history, Tellings tellings, Subscriptions subscriptions, boolean mails) {}
