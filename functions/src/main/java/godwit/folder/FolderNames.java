package godwit.folder;

import static java.util.Map.entry;

import godwit.source.SpecialUse;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder is for, by its name, at servers that do not say so (RFC 6154 is not everywhere).
 */
final class FolderNames {
  private static final Map<String, SpecialUse> BY_NAME =
      Map.ofEntries(
          entry("sent", SpecialUse.SENT),
          entry("sent items", SpecialUse.SENT),
          entry("sent messages", SpecialUse.SENT),
          entry("sent-mail", SpecialUse.SENT),
          entry("gesendet", SpecialUse.SENT),
          entry("gesendete objekte", SpecialUse.SENT),
          entry("gesendete elemente", SpecialUse.SENT),
          entry("envoyés", SpecialUse.SENT),
          entry("éléments envoyés", SpecialUse.SENT),
          entry("enviados", SpecialUse.SENT),
          entry("elementos enviados", SpecialUse.SENT),
          entry("posta inviata", SpecialUse.SENT),
          entry("inviati", SpecialUse.SENT),
          entry("verzonden", SpecialUse.SENT),
          entry("verzonden items", SpecialUse.SENT),
          entry("skickat", SpecialUse.SENT),
          entry("sendt", SpecialUse.SENT),
          entry("wysłane", SpecialUse.SENT),
          entry("odeslané", SpecialUse.SENT),
          entry("отправленные", SpecialUse.SENT),
          entry("送信済み", SpecialUse.SENT),
          entry("drafts", SpecialUse.DRAFTS),
          entry("entwürfe", SpecialUse.DRAFTS),
          entry("brouillons", SpecialUse.DRAFTS),
          entry("borradores", SpecialUse.DRAFTS),
          entry("rascunhos", SpecialUse.DRAFTS),
          entry("bozze", SpecialUse.DRAFTS),
          entry("concepten", SpecialUse.DRAFTS),
          entry("utkast", SpecialUse.DRAFTS),
          entry("kladder", SpecialUse.DRAFTS),
          entry("szkice", SpecialUse.DRAFTS),
          entry("koncepty", SpecialUse.DRAFTS),
          entry("черновики", SpecialUse.DRAFTS),
          entry("下書き", SpecialUse.DRAFTS),
          entry("trash", SpecialUse.TRASH),
          entry("deleted items", SpecialUse.TRASH),
          entry("deleted messages", SpecialUse.TRASH),
          entry("papierkorb", SpecialUse.TRASH),
          entry("gelöschte objekte", SpecialUse.TRASH),
          entry("gelöschte elemente", SpecialUse.TRASH),
          entry("corbeille", SpecialUse.TRASH),
          entry("éléments supprimés", SpecialUse.TRASH),
          entry("papelera", SpecialUse.TRASH),
          entry("elementos eliminados", SpecialUse.TRASH),
          entry("lixeira", SpecialUse.TRASH),
          entry("cestino", SpecialUse.TRASH),
          entry("prullenbak", SpecialUse.TRASH),
          entry("verwijderde items", SpecialUse.TRASH),
          entry("papperskorgen", SpecialUse.TRASH),
          entry("papirkurv", SpecialUse.TRASH),
          entry("kosz", SpecialUse.TRASH),
          entry("koš", SpecialUse.TRASH),
          entry("корзина", SpecialUse.TRASH),
          entry("ゴミ箱", SpecialUse.TRASH),
          entry("junk", SpecialUse.JUNK),
          entry("junk e-mail", SpecialUse.JUNK),
          entry("junk email", SpecialUse.JUNK),
          entry("spam", SpecialUse.JUNK),
          entry("bulk mail", SpecialUse.JUNK),
          entry("courrier indésirable", SpecialUse.JUNK),
          entry("correo no deseado", SpecialUse.JUNK),
          entry("posta indesiderata", SpecialUse.JUNK),
          entry("ongewenste e-mail", SpecialUse.JUNK),
          entry("skräppost", SpecialUse.JUNK),
          entry("спам", SpecialUse.JUNK),
          entry("迷惑メール", SpecialUse.JUNK),
          entry("archive", SpecialUse.ARCHIVE),
          entry("archiv", SpecialUse.ARCHIVE),
          entry("archives", SpecialUse.ARCHIVE));

  private FolderNames() {}

  static Optional<SpecialUse> use(String name) {
    String key = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_NAME.get(key));
  }
}
