package godwit.local.servers;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link DovecotServer} offers; start from {@link #users} and change what matters.
 *
 * @param users name to password of each user; a name may hold an {@code @}
 * @param masters name to password of users who log in as another: {@code user*master}, or SASL
 *     PLAIN with the user as authorization identity
 * @param namespace how folder names look to clients
 * @param format how mail lies on disk
 * @param maxConnections IMAP connections that one user may hold from one address, at least 1
 * @param extraSettings lines appended to the configuration, in Dovecot's own syntax
 */
public record DovecotOptions(
    Map<String, String> users,
    Map<String, String> masters,
    Namespace namespace,
    Format format,
    int maxConnections,
    String extraSettings) {

  /**
   * The users' namespace.
   *
   * @param separator {@code '/'} or {@code '.'}, as clients see it
   * @param prefix of every folder but INBOX, empty or ending in the separator
   */
  public record Namespace(char separator, String prefix) {}

  /** Dovecot's mail formats that are of use here. */
  public enum Format {
    /** One file per message. */
    MAILDIR,
    /** One file per message, with Dovecot's own index as the only account of names and flags. */
    SDBOX
  }

  public DovecotOptions {
    // In order, so that the same options always give the same configuration.
    users = new TreeMap<>(users);
    masters = new TreeMap<>(masters);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections below 1: " + maxConnections);
    }
  }

  /** These users; {@code /} without a prefix, maildir, 100 connections, no master. */
  public static DovecotOptions users(Map<String, String> users) {
    return new DovecotOptions(users, Map.of(), new Namespace('/', ""), Format.MAILDIR, 100, "");
  }

  /** The same with a master user. */
  public DovecotOptions withMaster(String name, String password) {
    Map<String, String> more = new TreeMap<>(masters);
    more.put(name, password);
    return new DovecotOptions(users, more, namespace, format, maxConnections, extraSettings);
  }

  /** The same with another separator and prefix. */
  public DovecotOptions withNamespace(char separator, String prefix) {
    Namespace other = new Namespace(separator, prefix);
    return new DovecotOptions(users, masters, other, format, maxConnections, extraSettings);
  }

  /** The same with another format on disk. */
  public DovecotOptions withFormat(Format other) {
    return new DovecotOptions(users, masters, namespace, other, maxConnections, extraSettings);
  }

  /** The same with another cap on connections per user and address. */
  public DovecotOptions withMaxConnections(int other) {
    return new DovecotOptions(users, masters, namespace, format, other, extraSettings);
  }

  /** The same with further lines of configuration. */
  public DovecotOptions withSettings(String lines) {
    return new DovecotOptions(users, masters, namespace, format, maxConnections, lines);
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "DovecotOptions[users=%s, masters=%s, namespace=%s, format=%s, maxConnections=%d]"
        .formatted(users.keySet(), masters.keySet(), namespace, format, maxConnections);
  }
}
