package godwit.target.graph;

import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Body;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Moves addresses that Exchange does not take to the top of the text, so that none is lost. */
final class AddressesInText {
  // Narrower than RFC 5321 on purpose: what is in doubt is moved.
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

  private final Predicate<Mailbox> moved;
  private final List<String> lines = new ArrayList<>();

  private AddressesInText(Predicate<Mailbox> moved) {
    this.moved = moved;
  }

  /** The message without the addresses that {@code moved} holds of; itself if there are none. */
  static ExchangeMessage move(ExchangeMessage message, Predicate<Mailbox> moved) {
    var moving = new AddressesInText(moved);
    Envelope kept = moving.keep(message.envelope());
    if (moving.lines.isEmpty()) {
      return message;
    }
    return Reduced.with(message, moving.onTop(message.body()), kept);
  }

  /** The same with authors only: From and Sender. */
  static ExchangeMessage moveAuthors(ExchangeMessage message, Predicate<Mailbox> moved) {
    var moving = new AddressesInText(moved);
    Envelope all = message.envelope();
    Optional<Mailbox> from = moving.keep("From", all.from());
    Optional<Mailbox> sender = moving.keep("Sender", all.sender());
    if (moving.lines.isEmpty()) {
      return message;
    }
    var kept = new Envelope(from, sender, all.to(), all.cc(), all.bcc(), all.replyTo());
    return Reduced.with(message, moving.onTop(message.body()), kept);
  }

  /** Whether the address is not of the plain form that every server takes. */
  static boolean isBroken(Mailbox mailbox) {
    return !PLAIN.matcher(mailbox.address()).matches();
  }

  private Envelope keep(Envelope envelope) {
    return new Envelope(
        keep("From", envelope.from()),
        keep("Sender", envelope.sender()),
        keep("To", envelope.to()),
        keep("Cc", envelope.cc()),
        keep("Bcc", envelope.bcc()),
        keep("Reply-To", envelope.replyTo()));
  }

  private Optional<Mailbox> keep(String header, Optional<Mailbox> mailbox) {
    return keep(header, mailbox.stream().toList()).stream().findFirst();
  }

  private List<Mailbox> keep(String header, List<Mailbox> mailboxes) {
    List<Mailbox> kept = new ArrayList<>();
    for (Mailbox mailbox : mailboxes) {
      if (moved.test(mailbox)) {
        lines.add(header + ": " + mailbox.name() + " <" + mailbox.address() + ">");
      } else {
        kept.add(mailbox);
      }
    }
    return kept;
  }

  private Body onTop(Body body) {
    if (!body.html()) {
      return new Body(false, String.join("\r\n", lines) + "\r\n\r\n" + body.content());
    }
    List<String> escaped = lines.stream().map(AddressesInText::escape).toList();
    String block = "<div>" + String.join("<br>", escaped) + "</div><hr>";
    int start = afterBodyTag(body.content());
    return new Body(
        true, body.content().substring(0, start) + block + body.content().substring(start));
  }

  private static int afterBodyTag(String html) {
    var tag = Pattern.compile("<body[^>]{0,2000}>", Pattern.CASE_INSENSITIVE).matcher(html);
    return tag.find() ? tag.end() : 0;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
