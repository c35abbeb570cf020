package godwit.assess;

import godwit.assess.SourceSurvey.Counted;
import godwit.assess.SourceSurvey.Seen;
import godwit.assess.Warning.Kind;
import godwit.source.SourceFigures.Quota;
import godwit.source.SpecialUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says in words what a person should know before a mailbox is copied. For one mailbox. */
final class Warnings {
  /** Gmail's setting "Folder size limits" offers these, and shows no more than the newest. */
  private static final Set<Long> SIZE_LIMITS = Set.of(1_000L, 2_000L, 5_000L, 10_000L);

  /** Exchange Online takes so many in a folder (Learn: Exchange Online limits). */
  private static final long FOLDER_MESSAGES = 1_000_000;

  /**
   * The smallest mailbox that a licence for mail gives (Learn: Exchange Online limits, storage).
   */
  private static final long USUAL_ROOM = 50_000_000_000L;

  /** What a mailbox is taken to hold besides what comes. */
  private static final long NEARLY = USUAL_ROOM / 10 * 9;

  private static final int MANY_FOLDERS = 500;
  private static final int FEW_MESSAGES = 10;
  private static final double FULL = 0.95;

  /** What a server counts besides messages: less than this tells nothing. */
  private static final long SLACK = 200_000_000;

  private final List<Warning> warnings = new ArrayList<>();

  List<Warning> of(Seen seen, Optional<Quota> quota, long limitBytes) {
    Figures figures = seen.figures();
    kinds(seen, figures);
    sizes(figures, limitBytes);
    quota.ifPresent(q -> quota(q, figures));
    folders(seen, figures);
    notes(seen);
    return warnings.size() <= Assessment.MAX_WARNINGS
        ? List.copyOf(warnings)
        : List.copyOf(warnings.subList(0, Assessment.MAX_WARNINGS));
  }

  private void kinds(Seen seen, Figures figures) {
    List<Counted> full = seen.folders().stream().filter(f -> f.state().messages() > 0).toList();
    boolean inboxOnly =
        full.size() == 1 && hasUse(full.getFirst(), SpecialUse.INBOX) && !seen.labelled();
    if (inboxOnly) {
      add(
          Kind.INBOX_ONLY,
          "All mail lies in the Inbox. The user probably fetches mail by POP and keeps folders and"
              + " sent mail on the own computer, where no server can read them: export a PST there"
              + " and import it into the new mailbox.");
    }
    if (seen.labelled()) {
      add(
          Kind.GMAIL,
          "This is Gmail: each message is read once, from All Mail, and put where its labels say."
              + " Google gives 2,500 MB a day and mailbox; set maxMegabytesPerDay below it.");
    }
    seen.folders().stream().filter(Warnings::looksCut).forEach(this::cut);
    if (figures.messages() == 0 && seen.unreadable().isEmpty()) {
      add(
          Kind.SOURCE_HIDES,
          "The server shows no message at all. Check that this is the right mailbox and that its mail"
              + " has not been fetched and deleted by POP.");
    }
  }

  private static boolean looksCut(Counted folder) {
    return hasUse(folder, SpecialUse.ALL) && SIZE_LIMITS.contains(folder.state().messages());
  }

  private void cut(Counted folder) {
    add(
        Kind.SOURCE_HIDES,
        folder.folder().display()
            + " shows exactly "
            + folder.state().messages()
            + " messages: set Folder size limits in Gmail's settings to no limit.");
  }

  private static boolean hasUse(Counted folder, SpecialUse use) {
    return folder.folder().specialUse().equals(Optional.of(use));
  }

  private void sizes(Figures figures, long limitBytes) {
    if (figures.overLimit() > 0) {
      add(
          Kind.TOO_LARGE,
          figures.overLimit()
              + " messages are larger than the "
              + megabytes(limitBytes)
              + " MB that the target takes and will be reported as failed; save them by hand.");
    }
    if (figures.bytes() > NEARLY) {
      add(
          Kind.TARGET_ROOM,
          "The mailbox brings "
              + gigabytes(figures.bytes())
              + " GB, and the smaller licences give 50 GB. Graph v1.0 tells neither quota nor use:"
              + " check the room with Get-MailboxStatistics and Get-Mailbox (ProhibitSendReceiveQuota)"
              + " before the copy.");
    }
    if (figures.estimated()) {
      add(
          Kind.ESTIMATED,
          "The mailbox is so large that not every message was asked for its size: size and largest"
              + " message are of a part of them.");
    }
  }

  private void quota(Quota quota, Figures figures) {
    if (quota.usedBytes() > quota.limitBytes() * FULL) {
      add(
          Kind.SOURCE_QUOTA,
          "The source mailbox uses "
              + megabytes(quota.usedBytes())
              + " of its "
              + megabytes(quota.limitBytes())
              + " MB: it may refuse new mail before the move is over. Raise its quota.");
    }
    if (!figures.estimated() && quota.usedBytes() > 2 * figures.bytes() + SLACK) {
      add(
          Kind.SOURCE_HIDES,
          "The source says that "
              + megabytes(quota.usedBytes())
              + " MB are in use, but the folders that will be copied hold "
              + megabytes(figures.bytes())
              + " MB: the rest is hidden from IMAP, left out by the batch's rules, or no mail.");
    }
  }

  private void folders(Seen seen, Figures figures) {
    for (Counted folder : seen.folders()) {
      if (folder.state().messages() > FOLDER_MESSAGES) {
        add(
            Kind.FOLDER_LIMIT,
            folder.folder().display()
                + " holds "
                + folder.state().messages()
                + " messages, and Exchange Online takes 1,000,000 in a folder: split it at the"
                + " source.");
      }
    }
    boolean tiny = figures.messages() < (long) figures.folders() * FEW_MESSAGES;
    if (figures.folders() > MANY_FOLDERS && tiny) {
      add(
          Kind.MANY_FOLDERS,
          figures.folders()
              + " folders hold few messages each; every folder costs some requests, so this takes"
              + " longer than the number of messages tells.");
    }
    boolean unnumbered = seen.folders().stream().anyMatch(f -> f.state().validity().value() == 0);
    if (unnumbered) {
      add(
          Kind.NO_UIDVALIDITY,
          "The server gives no UIDVALIDITY: should it renumber its messages, that cannot be noticed."
              + " Do not move or restore the mailbox at the source until the batch is deleted.");
    }
  }

  private void notes(Seen seen) {
    seen.unreadable().forEach(note -> add(Kind.FOLDER_UNREADABLE, "cannot be opened: " + note));
    seen.leftOut().forEach(note -> add(Kind.LEFT_OUT, note));
    seen.changes().stream()
        .filter(note -> !note.startsWith("read once"))
        .forEach(
            note -> add(note.startsWith("left out") ? Kind.LEFT_OUT : Kind.FOLDER_CHANGES, note));
    seen.nonMail().forEach(note -> add(Kind.NON_MAIL_FOLDER, note));
  }

  private void add(Kind kind, String text) {
    warnings.add(new Warning(kind, text));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d", Math.round(bytes / 1e6));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
  }
}
