package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Courier's programs and files in a place of their own. Courier has the places of its configuration
 * and of its socket built in; in the copies that are made here they are replaced by a folder whose
 * name has the same length.
 *
 * @param folder where everything lies
 * @param shortcut a link to it with a name of {@value #NAME_LENGTH} characters
 * @param packages as unpacked
 */
record CourierFiles(Path folder, Path shortcut, UnpackedPackages packages) {
  /** As long as {@code /etc/courier} and {@code /run/courier}. */
  private static final int NAME_LENGTH = 12;

  private static final String MODULES = "/authlib-dir";
  private static final List<String> PATCHED_LIBRARIES =
      List.of("libcourierauth", "libcourierauthcommon", "libcourierauthsasl");

  static CourierFiles in(Path folder, UnpackedPackages packages) {
    UnpackedPackages copy = packages.copiedTo(folder.resolve("packages"), "usr", "lib");
    CourierFiles files = new CourierFiles(folder, freeShortcut(folder), copy);
    files.patchAll();
    return files;
  }

  private static Path freeShortcut(Path folder) {
    for (int n = 0; n < 100_000; n++) {
      Path link = Path.of("/tmp/gw%05d".formatted((ProcessHandle.current().pid() + n) % 100_000));
      if (link.toString().length() == NAME_LENGTH && !Files.exists(link)) {
        try {
          return Files.createSymbolicLink(link, folder);
        } catch (IOException e) {
          // Somebody else was faster, or /tmp is closed to us, which the last try tells.
        }
      }
    }
    throw new IllegalStateException("no link can be made in /tmp");
  }

  Path imapd() {
    return folder.resolve("bin/imapd");
  }

  Path authdaemon() {
    return folder.resolve("bin/authdaemond");
  }

  Path program(String name) {
    return packages.path(name);
  }

  Map<String, String> environment() {
    return Map.of("LD_LIBRARY_PATH", libraryPath());
  }

  String libraryPath() {
    return packages.libraryPath(folder.resolve("patched"), Path.of(shortcut + MODULES));
  }

  /** Writes users, as {@code makeuserdb} would. */
  void writeUsers(Map<String, String> passwords, String uid, String gid) {
    Stream<String> places =
        passwords.keySet().stream()
            .map(user ->
                "%1$s\tuid=%2$s|gid=%3$s|home=%4$s|mail=%4$s/Maildir|_="
                    .formatted(user, uid, gid, home(user)));
    Stream<String> secrets =
        passwords.entrySet().stream()
            .map(user ->
                user.getKey()
                    + "\timappw="
                    + Programs.output("openssl", "passwd", "-1", user.getValue()));
    database("userdb.dat", places);
    database("userdbshadow.dat", secrets);
  }

  Path home(String user) {
    return folder.resolve("mail/" + user);
  }

  private void database(String name, Stream<String> lines) {
    String text = lines.map(l -> l + "\n").collect(Collectors.joining("", "", ".\n"));
    Path input = write(name + ".txt", text);
    String said =
        Programs.output(
            "/bin/sh",
            "-c",
            "LD_LIBRARY_PATH=$1 \"$2\" - \"$3.tmp\" \"$3\" <\"$4\"",
            "makedat",
            libraryPath(),
            packages.path("usr/lib/courier/courier-authlib/makedatprog").toString(),
            folder.resolve(name).toString(),
            input.toString());
    if (!said.isEmpty()) {
      throw new IllegalStateException("makedatprog says " + said);
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to write " + name, e);
    }
  }

  private void patchAll() {
    try {
      Files.createDirectories(folder.resolve("authdaemon"));
      Files.createDirectories(folder.resolve("authlib-dir"));
      Files.createDirectories(folder.resolve("patched"));
      Files.createDirectories(folder.resolve("bin"));
      for (String library : PATCHED_LIBRARIES) {
        patch("usr/lib/" + library + ".so.0.0.0", "patched/" + library + ".so.0");
      }
      patch("usr/lib/courier-authlib/libauthuserdb.so.0.0.0", "authlib-dir/libauthuserdb.so.0");
      patch("usr/lib/courier/courier-authlib/authdaemond", "bin/authdaemond");
      patch("usr/bin/imapd", "bin/imapd");
      write(
          "authdaemonrc",
          """
          authmodulelist="authuserdb"
          authmodulelistorig="authuserdb"
          daemons=2
          authdaemonvar=%s/authdaemon
          """
              .formatted(shortcut));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to lay out Courier", e);
    }
  }

  private void patch(String from, String to) throws IOException {
    // Byte for byte: each name is replaced by one of the same length.
    String bytes = Files.readString(packages.path(from), StandardCharsets.ISO_8859_1);
    String patched =
        bytes
            .replace("/usr/lib/courier-authlib", shortcut + MODULES)
            .replace("/etc/courier", shortcut.toString())
            .replace("/run/courier", shortcut.toString());
    Path file = Files.writeString(folder.resolve(to), patched, StandardCharsets.ISO_8859_1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void remove() {
    try {
      Files.deleteIfExists(shortcut);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to remove " + shortcut, e);
    }
  }
}
