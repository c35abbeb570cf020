package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Azurite's program files, installed from the lock file in {@code local/azurite} on first use. */
final class AzuriteInstallation {
  private final Path folder;

  private AzuriteInstallation(Path folder) {
    this.folder = folder;
  }

  /** The installation of the checkout that this program runs in. */
  static AzuriteInstallation ofCheckout() {
    return new AzuriteInstallation(Checkout.find().resolve("local/azurite"));
  }

  /** Whether what the lock file names is installed. */
  boolean isCurrent() {
    try {
      return Files.exists(program())
          && Files.exists(stamp())
          && Files.mismatch(lock(), stamp()) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read " + stamp(), e);
    }
  }

  /**
   * The script that Node runs; installs it where it is missing or the lock file has changed.
   * Several programs may ask at once: one installs, the others wait.
   *
   * @throws IllegalStateException with npm's last words, if it cannot be installed
   */
  Path ready() {
    if (isCurrent()) {
      return program();
    }
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".install.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isCurrent()) {
        install();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tried to install Azurite", e);
    }
    return program();
  }

  private void install() throws IOException {
    Process npm =
        new ProcessBuilder(List.of("npm", "ci", "--loglevel=error", "--no-progress"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    npm.getOutputStream().close();
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (npm.waitFor() != 0) {
        throw new IllegalStateException("npm ci in local/azurite failed:\n" + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while npm installed Azurite", e);
    }
    Files.copy(lock(), stamp(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path program() {
    return folder.resolve("node_modules/azurite/dist/src/azurite.js");
  }

  private Path lock() {
    return folder.resolve("package-lock.json");
  }

  /** The lock file as it was when npm last finished. */
  private Path stamp() {
    return folder.resolve("node_modules/.installed-lock.json");
  }
}
