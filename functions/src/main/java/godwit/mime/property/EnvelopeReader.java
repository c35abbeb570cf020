package godwit.mime.property;

import godwit.mime.body.TextSize;
import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.header.Address;
import godwit.mime.header.AddressParser;
import godwit.mime.header.Headers;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who wrote to whom (RFC 5322 §3.6.2 and §3.6.3). Only addresses that SMTP knows become recipients,
 * as one that it does not know makes Graph refuse the whole message ({@code
 * ErrorInvalidRecipients}). Used by one thread, for one message.
 */
public final class EnvelopeReader {
  /** Room for recipients in a create request, beside body, headers and small attachments. */
  static final long RECIPIENT_JSON_BYTES = 1 << 20;

  /** JSON around one recipient: {@code {"emailAddress":{"name":"","address":""}},}. */
  private static final int AROUND_RECIPIENT = 44;

  /** What mail programs write where nobody is named (RFC 5322 §3.4: an empty group). */
  private static final Pattern NOBODY =
      Pattern.compile("(?i)[<\"(]*(?:undisclosed|unlisted|unspecified)[- _]?recipients?.*");

  private final Headers headers;
  private final Degradations degradations;
  private long used;

  private EnvelopeReader(Headers headers, Degradations degradations) {
    this.headers = headers;
    this.degradations = degradations;
  }

  public static Envelope read(Headers headers, Degradations degradations) {
    return new EnvelopeReader(headers, degradations).envelope();
  }

  private Envelope envelope() {
    List<Address> authors = authors();
    Optional<Mailbox> sender = first(addresses("Sender"));
    Optional<Mailbox> from = first(authors).or(() -> sender);
    boolean allShown =
        authors.stream()
            .filter(Address::isSmtp)
            .map(a -> new Mailbox(a.name(), a.smtp()))
            .allMatch(a -> isSame(a, from) || isSame(a, sender));
    if (!allShown) {
      degradations.note(Degradation.FURTHER_AUTHORS);
    }
    from.filter(m -> m.address().isEmpty())
        .ifPresent(m -> degradations.note(Degradation.SENDER_WITHOUT_ADDRESS));
    return new Envelope(
        from,
        sender.filter(s -> !s.address().isEmpty() && !isSame(s, from)),
        recipients("To"),
        recipients("Cc"),
        recipients("Bcc"),
        recipients("Reply-To"));
  }

  /** Of the first field with anybody in it: there is to be one only (RFC 5322 §3.6). */
  private List<Address> authors() {
    return headers.all("From").stream()
        .map(AddressParser::parse)
        .filter(list -> !list.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The first that can be answered, else the first that can be shown. */
  private static Optional<Mailbox> first(List<Address> addresses) {
    return addresses.stream()
        .filter(Address::isSmtp)
        .findFirst()
        .map(a -> new Mailbox(a.name(), a.smtp()))
        .or(() -> addresses.stream().findFirst().map(EnvelopeReader::shown));
  }

  private static Mailbox shown(Address address) {
    return new Mailbox((address.name() + " " + address.address()).strip(), "");
  }

  private static boolean isSame(Mailbox sender, Optional<Mailbox> from) {
    return from.map(f -> f.address().equalsIgnoreCase(sender.address())).orElse(false);
  }

  private List<Mailbox> recipients(String name) {
    var mailboxes = new ArrayList<Mailbox>();
    for (Address address : addresses(name)) {
      if (address.isSmtp()) {
        add(mailboxes, new Mailbox(address.name(), address.smtp()));
      } else if (!NOBODY.matcher(shown(address).name()).matches()) {
        degradations.note(Degradation.RECIPIENTS_LEFT_OUT);
      }
    }
    return mailboxes;
  }

  private void add(List<Mailbox> mailboxes, Mailbox mailbox) {
    used +=
        TextSize.jsonBytes(mailbox.name())
            + TextSize.jsonBytes(mailbox.address())
            + AROUND_RECIPIENT;
    if (used <= RECIPIENT_JSON_BYTES) {
      mailboxes.add(mailbox);
    } else {
      degradations.note(Degradation.RECIPIENTS_CUT);
    }
  }

  private List<Address> addresses(String name) {
    return headers.all(name).stream().flatMap(f -> AddressParser.parse(f).stream()).toList();
  }
}
