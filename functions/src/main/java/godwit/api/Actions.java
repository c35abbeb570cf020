package godwit.api;

import godwit.batch.BatchCommands;
import godwit.batch.RoundStarter;
import godwit.intake.BatchAdmission;
import godwit.intake.BatchRemoval;

/** What the HTTP interface can set going. */
public record Actions(
    BatchAdmission admission, BatchRemoval removal, BatchCommands commands, RoundStarter rounds) {}
