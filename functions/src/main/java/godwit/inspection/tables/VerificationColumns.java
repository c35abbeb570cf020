package godwit.inspection.tables;

import godwit.storage.Row;
import godwit.storage.RowWriter;
import godwit.verify.Difference;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A verification in columns: names, and the numbers of each folder as a line. */
public final class VerificationColumns implements ResultColumns<Verification> {
  private static final long UNKNOWN = -1;
  private static final int OWN_NUMBERS = 9;

  @Override
  public void write(RowWriter row, Verification found) {
    List<FolderCheck> folders = found.folders();
    RowWriter unused =
        row.text("trouble", found.trouble())
            .text("skipped", found.skipped())
            .texts("paths", folders.stream().map(FolderCheck::path).toList())
            .texts("targetPaths", folders.stream().map(FolderCheck::targetPath).toList())
            .texts("numbers", folders.stream().map(VerificationColumns::numbers).toList());
  }

  private static String numbers(FolderCheck check) {
    LongStream own =
        LongStream.of(
            check.source().orElse(UNKNOWN),
            check.rows(),
            check.copied(),
            check.skipped(),
            check.found(),
            check.moved(),
            check.degraded(),
            check.expunged(),
            check.inTarget().orElse(UNKNOWN));
    Stream<String> kinds =
        check.differences().entrySet().stream()
            .map(e -> e.getKey().name() + "=" + e.getValue())
            .sorted();
    return Stream.concat(own.mapToObj(Long::toString), kinds).collect(Collectors.joining(" "));
  }

  @Override
  public Verification read(Row row) {
    List<String> paths = row.texts("paths");
    List<String> targets = row.texts("targetPaths");
    List<String> numbers = row.texts("numbers");
    var folders = new ArrayList<FolderCheck>();
    for (int i = 0; i < paths.size(); i++) {
      folders.add(folder(paths.get(i), targets.get(i), numbers.get(i).split(" ", -1)));
    }
    return new Verification(folders, row.optionalText("trouble"), row.optionalText("skipped"));
  }

  private static FolderCheck folder(String path, String target, String[] words) {
    long[] n = Arrays.stream(words).limit(OWN_NUMBERS).mapToLong(Long::parseLong).toArray();
    Map<Difference.Kind, Long> kinds = new EnumMap<>(Difference.Kind.class);
    Arrays.stream(words)
        .skip(OWN_NUMBERS)
        .map(word -> word.split("=", 2))
        .forEach(word -> kinds.put(Difference.Kind.valueOf(word[0]), Long.parseLong(word[1])));
    return new FolderCheck(
        path, target, known(n[0]), n[1], n[2], n[3], n[4], n[5], n[6], n[7], known(n[8]), kinds);
  }

  private static OptionalLong known(long number) {
    return number == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
