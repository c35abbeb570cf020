package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;

/**
 * Whose processes read and write the mail.
 *
 * <p>Dovecot refuses mail of root, so that root needs another user for it: {@code vmail} where
 * there is one, else {@code nobody}. An ordinary user runs all of Dovecot as himself.
 *
 * @param user name of the user
 * @param group name of the user's main group
 * @param mayChroot whether the server is started by root
 */
record DovecotOwner(String user, String group, boolean mayChroot) {
  private static final List<String> MAIL_USERS = List.of("vmail", "nobody");

  /** The owner that suits the user this program runs as. */
  static DovecotOwner ofThisProgram() {
    if (!Programs.output("id", "-u").equals("0")) {
      return new DovecotOwner(Programs.output("id", "-un"), Programs.output("id", "-gn"), false);
    }
    String user = MAIL_USERS.stream().filter(DovecotOwner::exists).findFirst().orElseThrow();
    return new DovecotOwner(user, Programs.output("id", "-gn", user), true);
  }

  private static boolean exists(String user) {
    return Programs.succeeds("id", user);
  }

  /** Settings that let an ordinary user run what Dovecot gives to users of its own. */
  String settings() {
    return mayChroot
        ? ""
        : """
        default_internal_user = %1$s
        default_login_user = %1$s
        default_internal_group = %2$s
        service anvil {
          chroot =
        }\
        """
            .formatted(user, group);
  }

  /** Gives {@code folder} to the owner; a folder of root may be walked through by others. */
  void own(Path folder) {
    if (!mayChroot) {
      return;
    }
    try {
      UserPrincipalLookupService names = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder, names.lookupPrincipalByName(user));
      Files.getFileAttributeView(folder, PosixFileAttributeView.class)
          .setGroup(names.lookupPrincipalByGroupName(group));
      Files.setPosixFilePermissions(
          folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to give " + folder + " to " + user, e);
    }
  }
}
