package godwit.local.exchange.store;

import godwit.local.exchange.http.GraphRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All mailboxes, each in its directory; made at first use. Safe for any thread. */
public final class Mailboxes implements AutoCloseable {
  private final Map<String, Mailbox> open = new ConcurrentHashMap<>();
  private final Path directory;
  private final AddressBook addressBook;
  private final String language;
  private final Clock clock;

  /** Opens all mailboxes that the directory holds. */
  public Mailboxes(Path data, AddressBook addressBook, String language, Clock clock) {
    this.directory = data.resolve("mailboxes");
    this.addressBook = addressBook;
    this.language = language;
    this.clock = clock;
    try {
      Files.createDirectories(directory);
      try (Stream<Path> stored = Files.list(directory)) {
        stored.forEach(each -> openStored(each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void openStored(Path each) {
    Mailbox mailbox =
        make(URLDecoder.decode(each.getFileName().toString(), StandardCharsets.UTF_8));
    open.put(mailbox.address(), mailbox);
  }

  /**
   * The mailbox of an address, whatever its case.
   *
   * @throws GraphRefusal 404 ErrorInvalidUser, 404 MailboxNotEnabledForRESTAPI, 403
   *     ErrorAccessDenied
   */
  public Mailbox usable(String address) {
    Mailbox mailbox = existing(address);
    return switch (mailbox.policy().state()) {
      case ACTIVE -> mailbox;
      case UNLICENSED ->
          throw GraphRefusal.of(
              404,
              "MailboxNotEnabledForRESTAPI",
              "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
      case FORBIDDEN ->
          throw GraphRefusal.of(
              403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    };
  }

  /** The mailbox in whatever state. */
  public Mailbox existing(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    Mailbox known = open.get(lower);
    if (known != null) {
      return known;
    }
    if (!addressBook.has(lower)) {
      throw GraphRefusal.of(
          404, "ErrorInvalidUser", "The requested user '" + address + "' is invalid.");
    }
    return open.computeIfAbsent(lower, this::make);
  }

  /** The mailbox with this id, if it is open. */
  public Optional<Mailbox> byId(UUID id) {
    return open.values().stream().filter(mailbox -> mailbox.id().equals(id)).findFirst();
  }

  /** Makes or changes a mailbox, whatever the address book says. */
  public void define(String address, MailboxPolicy policy) {
    open.computeIfAbsent(address.toLowerCase(Locale.ROOT), lower -> make(lower, policy))
        .apply(policy);
  }

  public List<Mailbox> all() {
    return open.values().stream().sorted(Comparator.comparing(Mailbox::address)).toList();
  }

  /** Removes a mailbox and all its files; the address is free again. */
  public void delete(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    Mailbox mailbox = open.remove(lower);
    if (mailbox == null) {
      throw GraphRefusal.notFound();
    }
    mailbox.close();
    Directories.delete(directoryOf(lower));
  }

  private Mailbox make(String lower) {
    return make(lower, MailboxPolicy.forNew(lower, language));
  }

  private Mailbox make(String lower, MailboxPolicy policy) {
    return Mailbox.open(directoryOf(lower), lower, policy, clock);
  }

  private Path directoryOf(String lower) {
    return directory.resolve(URLEncoder.encode(lower, StandardCharsets.UTF_8).replace("*", "%2A"));
  }

  @Override
  public void close() {
    open.values().forEach(Mailbox::close);
  }
}
