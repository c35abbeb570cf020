package godwit.local.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes Dovecot 2.3's configuration for a server of its own, beside any that the system runs.
 *
 * @param options what it offers
 * @param folder where everything lies that it reads or writes
 * @param owner who it runs as and who owns the mail
 * @param port of IMAP without TLS (and with STARTTLS)
 * @param tlsPort of IMAP over TLS
 */
record DovecotConfiguration(
    DovecotOptions options, Path folder, DovecotOwner owner, int port, int tlsPort) {

  /** The whole configuration file. */
  String text() {
    return String.join(
            "\n", base(), mail(), namespace(), logins(), listeners(), options.extraSettings())
        + "\n";
  }

  /** A passwd-file of {@code passwords}, name to password. */
  static String passwdFile(Map<String, String> passwords) {
    return passwords.entrySet().stream()
        .map(entry -> entry.getKey() + ":{PLAIN}" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private String base() {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/state
    instance_name = %2$s
    log_path = %1$s/dovecot.log
    protocols = imap
    listen = 127.0.0.1
    first_valid_uid = 1
    last_valid_uid = 0
    first_valid_gid = 0
    disable_plaintext_auth = no
    auth_mechanisms = plain login
    auth_failure_delay = 0
    auth_master_user_separator = *
    ssl = yes
    ssl_cert = <%1$s/cert.pem
    ssl_key = <%1$s/key.pem
    shutdown_clients = yes
    mail_max_userip_connections = %3$d
    %4$s\
    """
        .formatted(folder, folder.getFileName(), options.maxConnections(), owner.settings());
  }

  private String mail() {
    String format =
        switch (options.format()) {
          case MAILDIR -> "maildir:~/mail:LAYOUT=fs";
          case SDBOX -> "sdbox:~/mail";
        };
    return """
    mail_location = %s
    mail_home = %s/home/%%u
    mail_uid = %s
    mail_gid = %s
    mail_fsync = never\
    """
        .formatted(format, folder, owner.user(), owner.group());
  }

  private String namespace() {
    String specialUse =
        List.of("Sent", "Drafts", "Trash", "Junk").stream()
            .map(name -> "  mailbox " + name + " {\n    special_use = \\" + name + "\n  }\n")
            .collect(Collectors.joining());
    return """
    namespace inbox {
      inbox = yes
      separator = %s
      prefix = %s
    %s}\
    """
        .formatted(options.namespace().separator(), options.namespace().prefix(), specialUse);
  }

  private String logins() {
    return """
    passdb {
      driver = passwd-file
      args = username_format=%%u %1$s/masters
      master = yes
      result_success = continue
    }
    passdb {
      driver = passwd-file
      args = username_format=%%u %1$s/users
    }
    userdb {
      driver = static
      args = uid=%2$s gid=%3$s home=%1$s/home/%%u
    }\
    """
        .formatted(folder, owner.user(), owner.group());
  }

  /**
   * One log-in process serves every connection: it starts with the server, not with each log-in.
   */
  private String listeners() {
    return """
    service imap-login {
      service_count = 0
      process_min_avail = 1
      %s
      inet_listener imap {
        port = %d
      }
      inet_listener imaps {
        port = %d
        ssl = yes
      }
    }
    service imap {
      process_limit = 1024
    }\
    """
        .formatted(owner.mayChroot() ? "" : "chroot =", port, tlsPort);
  }
}
