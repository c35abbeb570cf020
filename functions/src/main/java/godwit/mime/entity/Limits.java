package godwit.mime.entity;

/**
 * Bounds of the parser. Real mail stays far below; what goes beyond is kept whole, not taken apart.
 */
final class Limits {
  /**
   * Header bytes kept of a message: 5,000 recipients with long names take about 500 KB; Exchange
   * Online itself refuses headers above 256 KB.
   */
  static final int HEADER_BYTES = 1 << 20;

  /** Header bytes kept of a part within a message, which has a handful of fields. */
  static final int PART_HEADER_BYTES = 64 << 10;

  /** Multiparts within multiparts: clients make five at most, lists and gateways a few more. */
  static final int DEPTH = 60;

  /** Parts of a message: Exchange takes 250 attachments, so more cannot be shown apart anyway. */
  static final int PARTS = 2_000;

  /** RFC 2046 §5.1.1 allows 70 characters; some mailers write more. */
  static final int BOUNDARY_LENGTH = 1_000;

  private Limits() {}
}
