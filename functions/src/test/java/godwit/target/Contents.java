package godwit.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Attachment contents for tests. */
public final class Contents {
  private Contents() {}

  public static Attachment.Content text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return content(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** Bytes that differ from place to place, made while they are read. */
  public static Attachment.Content pattern(long sizeBytes) {
    return content(sizeBytes, () -> new Pattern(sizeBytes));
  }

  public static String sha256(InputStream stream) {
    try (stream) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }

  public static String sha256(Attachment.Content content) {
    try {
      return sha256(content.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Opening {
    InputStream open();
  }

  private static Attachment.Content content(long sizeBytes, Opening opening) {
    return new Attachment.Content() {
      @Override
      public long sizeBytes() {
        return sizeBytes;
      }

      @Override
      public InputStream open() {
        return opening.open();
      }
    };
  }

  private static final class Pattern extends InputStream {
    private final long sizeBytes;
    private long position;

    Pattern(long sizeBytes) {
      this.sizeBytes = sizeBytes;
    }

    @Override
    public int read() {
      return position >= sizeBytes ? -1 : at(position++);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (position >= sizeBytes) {
        return -1;
      }
      int count = (int) Math.min(length, sizeBytes - position);
      for (int i = 0; i < count; i++) {
        bytes[offset + i] = (byte) at(position++);
      }
      return count;
    }

    private static int at(long position) {
      return (int) ((position * 31 + (position >>> 10)) & 0xFF);
    }
  }
}
