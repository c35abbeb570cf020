package godwit.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Character sets that mail is written in and Java lacks: UTF-7, HZ-GB-2312 (RFC 1843) and the two
 * of ISO 8859 for the north of Europe. Total.
 */
final class RareCharsets {
  /** From 0xA0, as the Unicode Consortium maps 8859-10. */
  private static final String LATIN_6 =
      "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋ"
          + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ";

  /** From 0xA0, as the Unicode Consortium maps 8859-14. */
  private static final String LATIN_8 =
      "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ"
          + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ";

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** In shorter texts a stray zero byte would be taken for a sign. */
  private static final int LEAST_UNITS = 8;

  private RareCharsets() {}

  static boolean knows(String name) {
    return decode(new byte[0], name).isPresent();
  }

  /** The text, if the name is one of these. */
  static Optional<String> decode(byte[] bytes, String name) {
    String tidy = Charsets.tidy(name);
    if (tidy.endsWith("utf-7") || tidy.equals("utf7")) {
      return Optional.of(Utf7.decode(bytes));
    }
    return switch (tidy.replaceAll("[^a-z0-9]", "")) {
      case "hzgb2312", "hz" -> Optional.of(hz(bytes));
      case "iso885910", "latin6", "l6" -> Optional.of(highHalf(bytes, LATIN_6));
      case "iso885914", "latin8", "l8" -> Optional.of(highHalf(bytes, LATIN_8));
      default -> Optional.empty();
    };
  }

  private static String highHalf(byte[] bytes, String table) {
    var text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      int code = b & 0xFF;
      text.append(code < 0xA0 ? (char) code : table.charAt(code - 0xA0));
    }
    return text.toString();
  }

  /** Between the two tildes and braces, pairs of GB 2312 without their high bits. */
  private static String hz(byte[] bytes) {
    byte[] out = bytes.clone();
    int length = 0;
    boolean chinese = false;
    for (int i = 0; i < bytes.length; i++) {
      int next = i + 1 < bytes.length ? bytes[i + 1] : -1;
      if (bytes[i] == '~' && (next == '{' || next == '}')) {
        chinese = next == '{';
        i++;
      } else if (bytes[i] == '~' && next == '~' && !chinese) {
        out[length++] = '~';
        i++;
      } else if (chinese && bytes[i] > ' ' && next > ' ') {
        out[length++] = (byte) (bytes[i] | 0x80);
        out[length++] = (byte) (next | 0x80);
        i++;
      } else {
        chinese &= bytes[i] != '\n';
        out[length++] = bytes[i];
      }
    }
    return new String(out, 0, length, GB18030);
  }

  /**
   * UTF-16 without a byte order mark, told by the zero bytes that western text has in every other
   * place and no other charset has at all.
   */
  static Optional<String> unmarkedUtf16(byte[] bytes) {
    int[] zeros = {0, 0};
    for (int i = 0; i < bytes.length; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    int units = bytes.length / 2;
    boolean little = zeros[1] > units / 2 && zeros[0] <= units / 20;
    boolean big = zeros[0] > units / 2 && zeros[1] <= units / 20;
    if (units < LEAST_UNITS || bytes.length % 2 != 0 || little == big) {
      return Optional.empty();
    }
    return Optional.of(
        new String(bytes, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
  }
}
