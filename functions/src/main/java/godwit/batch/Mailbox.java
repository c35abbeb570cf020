package godwit.batch;

import godwit.pace.Pace;
import godwit.seal.SealedSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox of a batch as it is stored.
 *
 * @param key identity; the address in lower case
 * @param emailAddress the target as the CSV spells it
 * @param userName log-in name at the source
 * @param password sealed for the cell {@code passwordCell()}
 * @param userRoot path of the user's folders for virtual shared folders
 * @param options what its row wants otherwise than the batch
 * @param stopRequested whether a person asked it to stop; a worker obeys at its next checkpoint
 * @param problem what stands in the way, or stood until now
 * @param pace what was asked of the target lately; travels with the baton
 * @param notes what a person should know of its folders as of the last plan: left out, renamed,
 *     merged; at most {@link #MAX_NOTES}
 * @param updated when this row was last written
 * @param version opaque; changes with each write
 */
public record Mailbox(
    MailboxKey key,
    String emailAddress,
    String userName,
    SealedSecret password,
    Optional<String> userRoot,
    RowOptions options,
    MailboxStatus status,
    Relay relay,
    Baton baton,
    boolean stopRequested,
    Optional<Problem> problem,
    Progress progress,
    Pace pace,
    List<String> notes,
    Instant updated,
    String version) {
  /** Further notes are counted only, so that a row stays small. */
  public static final int MAX_NOTES = 100;

  public Mailbox {
    notes = List.copyOf(notes);
  }

  /** Names the cell that holds the password of a mailbox; associated data of its seal. */
  public static String passwordCell(MailboxKey key) {
    return key.batch() + "/" + key.address() + "/password";
  }

  /** A mailbox just taken in from a CSV. */
  public static Mailbox queued(
      MailboxKey key,
      String emailAddress,
      String userName,
      SealedSecret password,
      Optional<String> userRoot,
      Instant now) {
    return new Mailbox(
        key,
        emailAddress,
        userName,
        password,
        userRoot,
        RowOptions.NONE,
        MailboxStatus.QUEUED,
        Relay.START,
        new Baton(1, "", now),
        false,
        Optional.empty(),
        Progress.NONE,
        Pace.FRESH,
        List.of(),
        now,
        "");
  }

  /** The same row in another place. */
  public Mailbox under(BatchId batch) {
    return new Mailbox(
        new MailboxKey(batch, key.address()),
        emailAddress,
        userName,
        password,
        userRoot,
        options,
        status,
        relay,
        baton,
        stopRequested,
        problem,
        progress,
        pace,
        notes,
        updated,
        version);
  }

  /**
   * The same with legs counted from {@code first} on: messages that a mailbox of this address left
   * behind when it was removed are for none of them.
   */
  public Mailbox withLegsFrom(long first) {
    return new Mailbox(
        key,
        emailAddress,
        userName,
        password,
        userRoot,
        options,
        status,
        relay,
        new Baton(first, baton.owner(), baton.until()),
        stopRequested,
        problem,
        progress,
        pace,
        notes,
        updated,
        version);
  }

  /** The same with what its row wants otherwise than the batch. */
  public Mailbox withOptions(RowOptions own) {
    return copy(own, version);
  }

  /** The same as it was written. */
  public Mailbox at(String written) {
    return copy(options, written);
  }

  private Mailbox copy(RowOptions own, String written) {
    return new Mailbox(
        key,
        emailAddress,
        userName,
        password,
        userRoot,
        own,
        status,
        relay,
        baton,
        stopRequested,
        problem,
        progress,
        pace,
        notes,
        updated,
        written);
  }

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "Mailbox[" + key.batch() + " " + status + " " + relay + "]";
  }

  /** When it goes on by itself, if it waits for a time: as a server or a budget wants it. */
  public Optional<Instant> resumes() {
    boolean waits = status.isActive() && baton.owner().isEmpty() && baton.until().isAfter(updated);
    return waits ? Optional.of(baton.until()) : Optional.empty();
  }

  /** A copy to change; every change goes through one of its verbs. */
  public MailboxEdit edit() {
    return new MailboxEdit(this);
  }
}
