package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.schema.Recipients;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.SentMail;
import java.io.IOException;
import java.util.List;

/**
 * Takes mail to be sent and keeps it to be looked at (Graph: user: sendMail). Nothing is sent. A
 * mailbox whose address begins with {@code nosend} is one that the app has no Mail.Send for.
 */
public final class SendMail {
  private static final List<String> RECIPIENTS =
      List.of("toRecipients", "ccRecipients", "bccRecipients");

  private final Exchange exchange;
  private final SentMail sent;

  public SendMail(Exchange exchange, SentMail sent) {
    this.exchange = exchange;
    this.sent = sent;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "v1.0/users/{user}/sendMail", this::send));
  }

  private Reply send(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    ObjectNode body = exchange.body(call, "action.sendMail");
    ObjectNode message = (ObjectNode) body.path("Message");
    Recipients.check(message);
    requireAllowed(mailbox, message);
    ObjectNode mail = Json.object().put("from", mailbox.address());
    mail.put("sentDateTime", exchange.now().toString());
    mail.put("savedToSentItems", body.path("SaveToSentItems").asBoolean(true));
    mail.set("message", message);
    if (mail.path("savedToSentItems").asBoolean()) {
      save(mailbox, message.deepCopy());
    }
    sent.add(mail);
    return Reply.empty(202);
  }

  private static void requireAllowed(Mailbox mailbox, ObjectNode message) {
    if (mailbox.address().startsWith("nosend")) {
      throw GraphRefusal.of(
          403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }
    String from = message.path("from").path("emailAddress").path("address").asText("");
    if (!from.isEmpty() && !from.equalsIgnoreCase(mailbox.address())) {
      throw GraphRefusal.of(
          403, "ErrorSendAsDenied", "The user account may not use this address as sender.");
    }
    if (RECIPIENTS.stream().allMatch(kind -> message.path(kind).isEmpty())) {
      throw GraphRefusal.of(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
    }
  }

  private void save(Mailbox mailbox, ObjectNode message) {
    ObjectNode doc =
        new MessageIntake(exchange.settings(), mailbox, exchange.now())
            .document(message)
            .put("isDraft", false);
    var entry =
        mailbox
            .messages()
            .add(
                mailbox.folders().resolve("sentitems"),
                doc,
                mailbox.policy().quotaBytes(),
                exchange.settings().sizes().folderMessages());
    assert entry.number() > 0;
  }
}
