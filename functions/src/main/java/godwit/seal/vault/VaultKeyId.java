package godwit.seal.vault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a vault, whatever its version (Key Vault: objects, identifiers, and versioning).
 *
 * @param vault address of the vault, such as {@code https://contoso.vault.azure.net}
 * @param name of the key in it
 */
public record VaultKeyId(String vault, String name) {
  private static final Pattern KEY =
      Pattern.compile("(https://[a-z0-9][a-z0-9.-]{1,200})/keys/([A-Za-z0-9-]{1,127})/?");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z]{1,64}");

  /**
   * Reads an identifier such as {@code https://contoso.vault.azure.net/keys/wrapping}, without
   * version.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static VaultKeyId parse(String text) {
    Matcher key = KEY.matcher(text);
    if (!key.matches()) {
      throw new IllegalArgumentException("no identifier of a key without version");
    }
    return new VaultKeyId(key.group(1), key.group(2));
  }

  /** Whether {@code id} is a version of this key, and not of one elsewhere. */
  boolean isOf(String id) {
    String before = vault + "/keys/" + name + "/";
    return id.startsWith(before) && VERSION.matcher(id.substring(before.length())).matches();
  }
}
