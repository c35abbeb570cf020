package godwit.local.exchange.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The folders that every new mailbox has, with their names in the mailbox's language. */
final class DefaultFolders {

  /**
   * One default folder.
   *
   * @param wellKnownName Graph's name for it, or a name of our own for folders of another class
   * @param name what the user sees
   * @param kind who sees it
   */
  record Default(String wellKnownName, String name, Folder.Kind kind) {}

  private static final List<String> VISIBLE =
      List.of(
          "inbox",
          "sentitems",
          "drafts",
          "deleteditems",
          "junkemail",
          "archive",
          "outbox",
          "conversationhistory");
  private static final List<String> HIDDEN =
      List.of(
          "recoverableitemsdeletions",
          "searchfolders",
          "syncissues",
          "conflicts",
          "localfailures",
          "serverfailures",
          "scheduled",
          "clutter");
  private static final List<String> OTHER =
      List.of("calendar", "contacts", "notes", "tasks", "journal");

  private static final Map<String, List<String>> VISIBLE_NAMES =
      Map.of(
          "en",
          List.of(
              "Inbox",
              "Sent Items",
              "Drafts",
              "Deleted Items",
              "Junk Email",
              "Archive",
              "Outbox",
              "Conversation History"),
          "de",
          List.of(
              "Posteingang",
              "Gesendete Elemente",
              "Entwürfe",
              "Gelöschte Elemente",
              "Junk-E-Mail",
              "Archiv",
              "Postausgang",
              "Aufgezeichnete Unterhaltungen"),
          "fr",
          List.of(
              "Boîte de réception",
              "Éléments envoyés",
              "Brouillons",
              "Éléments supprimés",
              "Courrier indésirable",
              "Archive",
              "Boîte d'envoi",
              "Historique des conversations"),
          "es",
          List.of(
              "Bandeja de entrada",
              "Elementos enviados",
              "Borradores",
              "Elementos eliminados",
              "Correo no deseado",
              "Archivo",
              "Bandeja de salida",
              "Historial de conversaciones"));
  private static final Map<String, List<String>> OTHER_NAMES =
      Map.of(
          "en", List.of("Calendar", "Contacts", "Notes", "Tasks", "Journal"),
          "de", List.of("Kalender", "Kontakte", "Notizen", "Aufgaben", "Journal"),
          "fr", List.of("Calendrier", "Contacts", "Notes", "Tâches", "Journal"),
          "es", List.of("Calendario", "Contactos", "Notas", "Tareas", "Diario"));
  private static final List<String> HIDDEN_NAMES =
      List.of(
          "Deletions",
          "Finder",
          "Sync Issues",
          "Conflicts",
          "Local Failures",
          "Server Failures",
          "Scheduled",
          "Clutter");

  private DefaultFolders() {}

  /** The default folders below the root; English names for a language that is not known. */
  static List<Default> in(String language) {
    String key = language.toLowerCase(Locale.ROOT).split("-", -1)[0];
    String known = VISIBLE_NAMES.containsKey(key) ? key : "en";
    List<Default> all = new java.util.ArrayList<>();
    add(all, VISIBLE, VISIBLE_NAMES.getOrDefault(known, List.of()), Folder.Kind.MAIL);
    add(all, OTHER, OTHER_NAMES.getOrDefault(known, List.of()), Folder.Kind.OTHER_CLASS);
    add(all, HIDDEN, HIDDEN_NAMES, Folder.Kind.HIDDEN);
    return all;
  }

  private static void add(
      List<Default> all, List<String> wellKnown, List<String> names, Folder.Kind kind) {
    for (int i = 0; i < wellKnown.size(); i++) {
      all.add(new Default(wellKnown.get(i), names.get(i), kind));
    }
  }
}
