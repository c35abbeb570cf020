package godwit.target.graph;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.target.MailSender;
import godwit.target.OutgoingMail;

/** Sends mail with Graph's sendMail, each at most once; needs Mail.Send for the sender. */
final class GraphMailSender implements MailSender {
  private final GraphCaller sender;

  GraphMailSender(GraphCaller sender) {
    this.sender = sender;
  }

  @Override
  public void send(String from, OutgoingMail mail) throws MigrationException {
    try {
      boolean sent = sender.call(new SendMail(from, mail));
      assert sent;
    } catch (GraphFaultException failed) {
      throw stop(failed.fault());
    }
  }

  private static MigrationException stop(GraphFault fault) {
    String what = "tried to send a mail: " + GraphErrors.answer(fault) + "; ";
    return switch (GraphErrors.meaning(fault)) {
      case NO_ACCESS ->
          new MailboxBlockedException(
              fault.name(),
              what
                  + "grant the app Mail.Send for the mailbox that REPORT_SENDER names"
                  + " (Grant-GodwitMailboxAccess.ps1 -ReportSender); a change takes up to 2 hours"
                  + " to be seen");
      case NO_MAILBOX, NOT_ENABLED ->
          new MailboxBlockedException(
              fault.name(), what + "there is no such mailbox; correct REPORT_SENDER");
      case BAD_ITEM ->
          new MailboxBlockedException(
              fault.name(), what + "check the addresses in notificationEmails");
      case TOO_LARGE ->
          new MailboxBlockedException(
              fault.name(), what + "the mail is too large; take the report by HTTP");
      case FULL ->
          new MailboxBlockedException(
              fault.name(), what + "make room in the mailbox that REPORT_SENDER names");
      case SLOW_DOWN, BUSY, MAY_PASS, NOT_SIGNED_IN, GONE, EXISTS, BAD_NAME ->
          GraphErrors.stop(fault, "send a mail");
    };
  }
}
