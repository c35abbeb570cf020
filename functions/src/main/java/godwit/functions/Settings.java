package godwit.functions;

import com.azure.core.credential.TokenCredential;
import godwit.api.SignIn;
import godwit.copy.CopySettings;
import godwit.copy.DoubtSettings;
import godwit.failure.RetryPolicy;
import godwit.pace.PaceLimits;
import godwit.relay.RelaySettings;
import godwit.seal.KeyWrap;
import godwit.seal.Secret;
import godwit.seal.local.LocalKeyWrap;
import godwit.seal.vault.VaultCalls;
import godwit.seal.vault.VaultKeyId;
import godwit.seal.vault.VaultKeyWrap;
import godwit.source.imap.ImapSettings;
import godwit.storage.StorageClients;
import godwit.storage.StorageConnection;
import godwit.target.graph.Assumption;
import godwit.target.graph.GraphSettings;
import godwit.target.graph.Tenant;
import godwit.work.queues.QueueNames;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The app's settings: each name is spelled here once, with its unit, default and range. The names
 * are those of {@code local.settings.sample.json} and the README, which a test compares.
 */
final class Settings {
  /** Prefix of the storage connection; queue triggers name it too. */
  static final String STORAGE = "GodwitStorage";

  private final SettingReader read;

  Settings(Map<String, String> environment) {
    this.read = new SettingReader(environment);
  }

  StorageClients storage() {
    StorageConnection connection = StorageConnection.from(STORAGE, read::text);
    String fault = "no connection string of a storage account";
    return SettingReader.made(STORAGE, fault, () -> StorageClients.of(connection));
  }

  QueueNames queues() {
    return new QueueNames(
        queue("BATCHES_QUEUE", read.required("BATCHES_QUEUE")),
        queue("MAILBOXES_QUEUE", read.required("MAILBOXES_QUEUE")),
        queue("CHUNKS_QUEUE", read.required("CHUNKS_QUEUE")));
  }

  private static String queue(String setting, String name) {
    if (QueueNames.allow(name)) {
      return name;
    }
    throw SettingReader.faulty(
        setting, "no name of a queue: 3 to 56 lower-case letters, digits and single hyphens");
  }

  /**
   * What wraps data keys: a key of a vault, or on one machine keys from a setting, the present one
   * first. Exactly one of both is set.
   *
   * @param identity asked for when the vault is first used
   */
  KeyWrap sealingKeys(Supplier<TokenCredential> identity) {
    Optional<String> vaultKey = read.text("SEALING_KEY_ID");
    Optional<String> localKeys = read.text("SEALING_KEY");
    if (vaultKey.isPresent() == localKeys.isPresent()) {
      throw SettingReader.faulty(
          "SEALING_KEY_ID",
          vaultKey.isPresent()
              ? "set besides SEALING_KEY; leave one"
              : "absent, and so is SEALING_KEY");
    }
    return vaultKey
        .map(id -> vaultKey(id, identity))
        .orElseGet(() -> localKeys(localKeys.orElseThrow()));
  }

  private static KeyWrap vaultKey(String id, Supplier<TokenCredential> identity) {
    String fault = "no address of a key in a vault without version: https://VAULT/keys/NAME";
    VaultKeyId key = SettingReader.made("SEALING_KEY_ID", fault, () -> VaultKeyId.parse(id));
    return new VaultKeyWrap(key, new Once<>(() -> VaultCalls.as(identity.get())));
  }

  private static KeyWrap localKeys(String keys) {
    String fault =
        "not 32 bytes as base64, nor several of these joined by commas; make one with: openssl rand"
            + " -base64 32";
    return SettingReader.made("SEALING_KEY", fault, () -> LocalKeyWrap.of(keys));
  }

  /** How callers prove that they may call. A word that is not known lets nobody in. */
  SignIn signIn() {
    String word = read.text("SIGN_IN").orElse("keys");
    return switch (word) {
      case "keys" -> SignIn.KEYS;
      case "entra" -> SignIn.ENTRA;
      default -> throw SettingReader.faulty("SIGN_IN", "neither keys nor entra");
    };
  }

  /** Hosts that may be source servers although their address is not public. */
  Set<String> allowedPrivateHosts() {
    return Arrays.stream(read.text("ALLOWED_PRIVATE_HOSTS").orElse("").split(",", -1))
        .map(String::strip)
        .filter(h -> !h.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether batches may ask for TLS 1.0 and 1.1. */
  boolean allowsOldTls() {
    return read.text("ALLOW_OLD_TLS").filter(v -> v.equalsIgnoreCase("true")).isPresent();
  }

  RelaySettings relay() {
    return new RelaySettings(copy(), retry(), read.seconds("PULSE_GRACE_SECONDS", 60, 1, 3_600));
  }

  private RetryPolicy retry() {
    int attempts = read.number("RETRY_MAX_ATTEMPTS", 10, 1, 1_000);
    Duration first = read.seconds("RETRY_FIRST_DELAY_SECONDS", 5, 1, 3_600);
    Duration longest = read.seconds("RETRY_LONGEST_DELAY_SECONDS", 900, 1, 86_400);
    if (longest.compareTo(first) < 0) {
      throw SettingReader.faulty(
          "RETRY_LONGEST_DELAY_SECONDS", "shorter than RETRY_FIRST_DELAY_SECONDS");
    }
    return new RetryPolicy(attempts, first, longest);
  }

  private CopySettings copy() {
    return new CopySettings(
        read.number("CHUNK_MAX_MESSAGES", 500, 1, 10_000),
        read.number("WINDOW_MAX_MESSAGES", 90, 1, 90),
        read.number("WINDOW_MAX_MB", 16, 1, 1_000) * 1_000_000L,
        read.seconds("TIME_BUDGET_SECONDS", 240, 1, 540),
        read.seconds("BATON_LEASE_SECONDS", 120, 4, 900),
        // A create may be preceded by others of the same message that were refused.
        new DoubtSettings(
            longestCall().multipliedBy(2), read.seconds("IN_DOUBT_SECONDS", 30, 0, 3_600)));
  }

  ImapSettings imap() {
    return new ImapSettings(
        read.seconds("IMAP_CONNECT_TIMEOUT_SECONDS", 20, 1, 300),
        read.seconds("IMAP_READ_TIMEOUT_SECONDS", 60, 1, 600),
        read.number("IMAP_SPOOL_ABOVE_KB", 4_096, 4, 1_048_576) * 1_024,
        read.number("IMAP_FETCH_MAX_MB", 32, 1, 1_000) * 1_000_000L,
        spoolDir());
  }

  private Path spoolDir() {
    Path folder = Path.of(read.text("SPOOL_DIR").orElse(System.getProperty("java.io.tmpdir")));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    throw SettingReader.faulty("SPOOL_DIR", "no folder that exists");
  }

  GraphSettings graph() {
    long largest = read.number("TARGET_MAX_MESSAGE_MB", 150, 1, 150) * 1_048_576L;
    var pace =
        PaceLimits.of(
            read.number("GRAPH_CONCURRENT_REQUESTS", 4, 1, 16),
            read.number("GRAPH_REQUESTS_PER_10_MINUTES", 9_900, 100, 10_000_000),
            read.number("GRAPH_UPLOAD_MB_PER_5_MINUTES", 148, 1, 1_000_000) * 1_000_000L);
    var timeouts =
        new GraphSettings.Timeouts(
            read.seconds("GRAPH_CONNECT_TIMEOUT_SECONDS", 10, 1, 300),
            read.seconds("GRAPH_READ_TIMEOUT_SECONDS", 100, 1, 600),
            longestCall());
    String url = read.text("GRAPH_URL").orElse("https://graph.microsoft.com/v1.0");
    Tenant tenant = tenant();
    return SettingReader.made(
        "GRAPH_URL",
        "no https URL",
        () ->
            new GraphSettings(
                URI.create(url), timeouts, largest, pace, Duration.ofSeconds(10), tenant));
  }

  /** In what the tenant differs from what the writer assumes; {@code ./godwit probe} finds out. */
  private Tenant tenant() {
    Set<Assumption> without = EnumSet.noneOf(Assumption.class);
    for (String word : read.text("GRAPH_WITHOUT").orElse("").split(",", -1)) {
      if (!word.isBlank()) {
        without.add(
            Assumption.of(word.strip())
                .orElseThrow(() ->
                    SettingReader.faulty(
                        "GRAPH_WITHOUT", "no list of known words, see the README")));
      }
    }
    return new Tenant(without, read.number("TARGET_FOLDER_NAME_CHARS", 255, 32, 255));
  }

  private Duration longestCall() {
    return read.seconds("GRAPH_CALL_TIMEOUT_SECONDS", 90, 2, 600);
  }

  /**
   * A fixed token for a stand-in of Graph; absent in Azure, where the managed identity gives one.
   */
  Optional<String> graphToken() {
    return read.text("GRAPH_TOKEN");
  }

  /** Who acts in the tenant of the target mailboxes; absent where that is the app's own. */
  Optional<TargetApp> targetApp() {
    Optional<String> tenant = guid("TARGET_TENANT_ID", read.text("TARGET_TENANT_ID"));
    Optional<String> client = guid("TARGET_CLIENT_ID", read.text("TARGET_CLIENT_ID"));
    Optional<Secret> certificate = read.text("TARGET_CERTIFICATE").map(Settings::base64);
    if (tenant.isPresent() != client.isPresent()) {
      throw SettingReader.faulty(
          tenant.isPresent() ? "TARGET_CLIENT_ID" : "TARGET_TENANT_ID",
          "absent, though its counterpart is set; set both or none");
    }
    if (certificate.isPresent() && tenant.isEmpty()) {
      throw SettingReader.faulty("TARGET_CERTIFICATE", "set without TARGET_TENANT_ID");
    }
    return tenant.map(id -> new TargetApp(id, client.orElseThrow(), certificate));
  }

  private static Optional<String> guid(String name, Optional<String> text) {
    if (text.isPresent() && !text.get().matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw SettingReader.faulty(name, "no GUID");
    }
    return text;
  }

  private static Secret base64(String text) {
    return SettingReader.made(
        "TARGET_CERTIFICATE",
        "no base64 of a PKCS #12 file",
        () -> {
          if (Base64.getDecoder().decode(text).length == 0) {
            throw new IllegalArgumentException("empty");
          }
          return Secret.of(text);
        });
  }

  /** The mailbox that reports are sent from; if absent none are mailed. */
  Optional<String> reportSender() {
    Optional<String> sender = read.text("REPORT_SENDER");
    if (sender.filter(s -> !s.matches("[^\\s@]+@[^\\s@]+")).isPresent()) {
      throw SettingReader.faulty("REPORT_SENDER", "no address of a mailbox");
    }
    return sender;
  }

  /** Asked for MX records instead of the platform's resolver: an address, with a port if not 53. */
  Optional<InetSocketAddress> dnsServer() {
    return read.text("DNS_SERVER")
        .map(text ->
            SettingReader.made(
                "DNS_SERVER", "no IP address, with or without :port", () -> address(text)));
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    boolean plain = colon < 0 || text.indexOf(':') != colon;
    String host = plain ? text : text.substring(0, colon);
    int port = plain ? 53 : Integer.parseInt(text.substring(colon + 1));
    if (!host.matches("[0-9a-fA-F:.]*[0-9a-fA-F]")) {
      throw new IllegalArgumentException("a name instead of an address");
    }
    return new InetSocketAddress(host, port);
  }

  /** Client id of the user-assigned identity; absent for the system-assigned one. */
  Optional<String> identityClientId() {
    return read.text("AZURE_CLIENT_ID");
  }
}
