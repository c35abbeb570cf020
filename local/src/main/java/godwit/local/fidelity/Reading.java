package godwit.local.fidelity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message as one parser reads it, leniently. */
interface Reading {
  /** The parser's name, for the report. */
  String parser();

  /** Values of the header fields of this name in their order, unfolded, one char per byte. */
  List<String> values(String field);

  /** The header as this parser delimits it, one char per byte. */
  String header();

  /** A field's text with its encoded words decoded (RFC 2047). */
  String decoded(String text);

  /** The mailboxes of an address field; members of groups, not the groups. */
  List<Who> addresses(String text);

  /** A date field's time. */
  Optional<Instant> date(String text);

  /** The tree of parts; nested messages are leaves. */
  Part root();
}
