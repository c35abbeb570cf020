package godwit.api;

import godwit.batch.BatchCommands;
import godwit.batch.MailboxCommands;
import godwit.batch.RoundStarter;
import godwit.cutover.CutoverCheck;
import godwit.hook.Subscribing;
import godwit.inspection.InspectionCommands;
import godwit.intake.BatchAdmission;
import godwit.intake.BatchAmendment;
import godwit.intake.BatchRemoval;
import godwit.intake.EndpointReader;
import godwit.intake.EndpointRegister;
import godwit.intake.HookReader;
import godwit.intake.NamedEndpoints;
import godwit.intake.RowAdmission;
import godwit.source.SourceProbe;
import java.util.function.Supplier;

/**
 * What the HTTP interface can set going.
 *
 * @param cutover made when first needed, since it opens a resolver
 */
public record Actions(
    BatchAdmission admission,
    RowAdmission rows,
    BatchAmendment amendment,
    BatchRemoval removal,
    BatchCommands commands,
    MailboxCommands mailboxes,
    RoundStarter rounds,
    InspectionCommands inspections,
    Endpoints endpoints,
    HookReader hookReader,
    Subscribing subscribing,
    Supplier<CutoverCheck> cutover) {
  /**
   * What can be done with source servers.
   *
   * @param probe made when first needed, since it loads the IMAP library
   */
  public record Endpoints(
      EndpointReader reader,
      Supplier<SourceProbe> probe,
      NamedEndpoints named,
      EndpointRegister register) {}
}
