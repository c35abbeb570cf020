package godwit.folder;

import godwit.source.SpecialUse;
import java.util.Optional;

/** What a folder's name tells. */
enum NameUse {
  SENT(SpecialUse.SENT),
  DRAFTS(SpecialUse.DRAFTS),
  TRASH(SpecialUse.TRASH),
  JUNK(SpecialUse.JUNK),
  ARCHIVE(SpecialUse.ARCHIVE),
  /** Mail that waits to be sent, once; Exchange's own such folder is no place for it. */
  OUTBOX,
  /** A default folder of Exchange that holds no mail. */
  OTHER;

  private final Optional<SpecialUse> use;

  NameUse(SpecialUse use) {
    this.use = Optional.of(use);
  }

  NameUse() {
    this.use = Optional.empty();
  }

  /** The special folder that it becomes, if it becomes one. */
  Optional<SpecialUse> use() {
    return use;
  }
}
