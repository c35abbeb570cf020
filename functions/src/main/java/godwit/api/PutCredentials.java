package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommand;
import godwit.batch.MailboxCommands;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.intake.NewCredentials;
import godwit.intake.SourceSecret;
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
    NewCredentials wanted = wanted(call, batch, mailbox);
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

  private static NewCredentials wanted(ApiCall call, Batch batch, Mailbox mailbox) throws Refusal {
    SourceEndpoint server = batch.endpointOf(mailbox);
    boolean own = server.access().needsPasswords();
    Map<String, String> members = members(call);
    if (!own && members.containsKey("password")) {
      throw unused(batch, server);
    }
    NewCredentials.Reading reading = NewCredentials.read(members, own);
    if (reading.credentials().isPresent()) {
      return reading.credentials().get();
    }
    throw Refusal.badRequest("credentials", "Nothing was changed.").with(reading.problems());
  }

  private static Refusal unused(Batch batch, SourceEndpoint server) {
    String field = SourceSecret.field(server.access()).orElseThrow();
    String where =
        server
            .name()
            .map(name ->
                "Send the new one to PUT /api/endpoints/"
                    + name.value()
                    + " as "
                    + field
                    + ", beside what else is said of that endpoint")
            .orElse(
                "Send the new one to PATCH /api/batches/"
                    + batch.id().name().value()
                    + " as "
                    + field);
    return new Refusal(
        409,
        "credentials-unused",
        "A password of its own would not be used",
        "Nothing was changed: this mailbox is entered with the secret of its source server. "
            + where
            + "; mailboxes that are blocked go on by themselves then. To change the user name, send"
            + " userName alone.");
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
