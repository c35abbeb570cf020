package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommand;
import godwit.batch.MailboxCommands;
import godwit.failure.MigrationException;
import godwit.intake.NewCredentials;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code PUT /batches/{batch}/mailboxes/{address}/credentials}: another password, sealed before it
 * is stored. A mailbox that had failed goes on by itself.
 */
final class PutCredentials implements Handler {
  private static final int MAX_TEXT = 16 * 1024;

  private final BatchLookup lookup;
  private final MailboxCommands commands;

  PutCredentials(BatchLookup lookup, MailboxCommands commands) {
    this.lookup = lookup;
    this.commands = commands;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    Mailbox mailbox = lookup.mailbox(batch, call.path("address"));
    CommandMailbox.require(MailboxCommand.CREDENTIALS, batch, mailbox);
    NewCredentials wanted = wanted(call);
    var change = commands.credentials(batch, mailbox.key(), wanted.userName(), wanted.password());
    return switch (change) {
      case STORED -> answer(call, batch, false);
      case GOES_ON -> answer(call, batch, true);
      case USER_NAME_IN_USE ->
          throw new Refusal(
              409,
              "user-name",
              "The user name cannot change any more",
              "Messages were copied under the present user name, by which they are known again."
                  + " Send the password alone, or remove the mailbox and add it anew.");
      case GONE -> throw Refusal.notFound("mailbox", "The mailbox is gone.");
    };
  }

  private ApiAnswer answer(ApiCall call, Batch batch, boolean goesOn)
      throws Refusal, MigrationException {
    return CommandMailbox.answer(call, batch, lookup.mailbox(batch, call.path("address")), goesOn);
  }

  private static NewCredentials wanted(ApiCall call) throws Refusal {
    NewCredentials.Reading reading = NewCredentials.read(members(call));
    if (reading.credentials().isPresent()) {
      return reading.credentials().get();
    }
    throw Refusal.badRequest("credentials", "Nothing was changed.").with(reading.problems());
  }

  private static Map<String, String> members(ApiCall call) throws Refusal {
    ObjectNode json = JsonFields.object(call.request().body(), MAX_TEXT);
    var members = new HashMap<String, String>();
    for (var member : json.properties()) {
      if (!member.getValue().isTextual()) {
        throw Refusal.badRequest("json", "Members of the JSON must be text.");
      }
      members.put(member.getKey(), member.getValue().textValue());
    }
    return members;
  }
}
