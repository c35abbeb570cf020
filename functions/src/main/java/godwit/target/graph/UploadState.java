package godwit.target.graph;

import java.util.List;
import java.util.Optional;

/**
 * How far an upload session has come.
 *
 * @param finished the attachment is on the message
 * @param next first byte that is missing; the size of the file if the server names none
 */
record UploadState(boolean finished, long next) {
  /**
   * Reads Graph's {@code nextExpectedRanges}, such as {@code 26-99}, {@code 26-} or {@code 26}.
   * Only the first counts: ranges are sent in order.
   */
  static UploadState of(List<String> nextExpectedRanges, long sizeBytes) {
    Optional<Long> first =
        nextExpectedRanges.stream()
            .map(range -> range.replaceFirst("-.*$", "").strip())
            .filter(start -> start.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .findFirst();
    return new UploadState(false, first.orElse(sizeBytes));
  }
}
