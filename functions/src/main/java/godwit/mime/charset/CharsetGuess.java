package godwit.mime.charset;

import java.nio.charset.Charset;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * What undeclared bytes most likely are. Guesses only where most letters are beyond ASCII, as in
 * Cyrillic, Greek, Hebrew, Chinese, Japanese and Korean text: there the statistics are good, and
 * western text, of which a letter in ten is beyond ASCII at most, is never mistaken for them.
 */
final class CharsetGuess {
  private static final int ENOUGH_BYTES = 64 << 10;
  private static final int LEAST_HIGH_BYTES = 10;

  private CharsetGuess() {}

  /** The charset; empty if the bytes say too little. */
  static Optional<Charset> of(byte[] bytes) {
    int length = Math.min(bytes.length, ENOUGH_BYTES);
    if (!isMostlyBeyondAscii(bytes, length)) {
      return Optional.empty();
    }
    var detector = new UniversalDetector();
    detector.handleData(bytes, 0, length);
    detector.dataEnd();
    // Mail from old Macs is rare, and the two agree on all but a few letters.
    return Optional.ofNullable(detector.getDetectedCharset())
        .map(name -> name.equals("MACCYRILLIC") ? "windows-1251" : name)
        .flatMap(Charsets::find);
  }

  private static boolean isMostlyBeyondAscii(byte[] bytes, int length) {
    int high = 0;
    int ascii = 0;
    for (int i = 0; i < length; i++) {
      high += bytes[i] < 0 ? 1 : 0;
      ascii += bytes[i] > 0 && Character.isLetter(bytes[i]) ? 1 : 0;
    }
    return high >= LEAST_HIGH_BYTES && high > ascii;
  }
}
