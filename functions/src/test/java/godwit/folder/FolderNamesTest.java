package godwit.folder;

import static godwit.folder.Folders.folder;
import static godwit.folder.Folders.targets;
import static godwit.folder.Folders.used;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.SpecialUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Sent Items,SENT",
    "Sent Messages,SENT",
    "Gesendete Objekte,SENT",
    "Gesendete Elemente,SENT",
    "Éléments envoyés,SENT",
    "Elementy wysłane,SENT",
    "Отправленные,SENT",
    "Απεσταλμένα,SENT",
    "送信済みアイテム,SENT",
    "보낸 편지함,SENT",
    "已发送邮件,SENT",
    "寄件備份,SENT",
    "פריטים שנשלחו,SENT",
    "العناصر المرسلة,SENT",
    "Entwürfe,DRAFTS",
    "Kopie robocze,DRAFTS",
    "Piszkozatok,DRAFTS",
    "Luonnokset,DRAFTS",
    "下書き,DRAFTS",
    "Papierkorb,TRASH",
    "Odstraněná pošta,TRASH",
    "Roskakori,TRASH",
    "Projects,OTHER_NAME",
    "Çöp Kutusu,TRASH",
    "휴지통,TRASH",
    "刪除的郵件,TRASH",
    "Junk-E-Mail,JUNK",
    "Wiadomości-śmieci,JUNK",
    "Levélszemét,JUNK",
    "垃圾邮件,JUNK",
    "Archief,ARCHIVE",
    "Архив,ARCHIVE",
    "Postausgang,OUTBOX",
    "Boîte d'envoi,OUTBOX",
    "Kalender,OTHER",
    "連絡先,OTHER",
  })
  void a_localised_name_tells_what_a_folder_is_for(String name, String use) {
    assertThat(FolderNames.use(name).map(Enum::name).orElse("OTHER_NAME")).isEqualTo(use);
  }

  @ParameterizedTest
  @EnumSource(
      value = NameUse.class,
      names = {"SENT", "DRAFTS", "TRASH", "JUNK", "ARCHIVE", "OUTBOX", "OTHER"})
  void each_use_is_known_in_at_least_thirty_languages(NameUse use) throws Exception {
    assertThat(languages().get(use)).hasSizeGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gesendete objekte",
        "GESENDETE OBJEKTE",
        " Gesendete  Objekte",
        "Gesendete\u00A0Objekte"
      })
  void neither_case_nor_the_kind_of_blank_matters(String name) {
    assertThat(FolderNames.use(name)).contains(NameUse.SENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GÖNDERİLMİŞ", "gönderilmiş", "Gönderilmiş"})
  void the_turkish_dotted_i_has_two_cases_as_well(String name) {
    assertThat(FolderNames.use(name)).contains(NameUse.SENT);
  }

  @Test
  void every_name_is_known_in_any_normal_form_and_case() throws Exception {
    for (String line : lines()) {
      List<String> cells = List.of(line.split("\t", -1));
      NameUse use = NameUse.valueOf(cells.get(0).toUpperCase(Locale.ROOT));
      for (String name : cells.get(2).split("\\|", -1)) {
        assertThat(FolderNames.use(Normalizer.normalize(name, Normalizer.Form.NFD))).contains(use);
        assertThat(FolderNames.use(name.toUpperCase(Locale.ROOT))).as(name).contains(use);
      }
    }
  }

  @Test
  void a_name_counts_beside_the_inbox_and_directly_below_it_only() {
    assertThat(targets(folder("INBOX"), folder("INBOX", "Gesendet")))
        .containsExactly("inbox", "sentitems");
    assertThat(targets(folder("Projects"), folder("Projects", "Sent")))
        .containsExactly("Projects", "Projects/Sent");
    assertThat(targets(folder("INBOX"), folder("INBOX", "2019"), folder("INBOX", "2019", "Sent")))
        .containsExactly("inbox", "inbox/2019", "inbox/2019/Sent");
  }

  @Test
  void what_the_server_says_outweighs_a_name() {
    assertThat(targets(folder("Sent"), used(SpecialUse.SENT, "Ausgang 2")))
        .containsExactly("Sent", "sentitems");
    assertThat(targets(used(SpecialUse.TRASH, "Sent"))).containsExactly("deleteditems");
  }

  @Test
  void only_the_first_folder_of_a_use_becomes_it() {
    assertThat(targets(folder("Gesendet"), folder("Sent"), folder("Sent Items")))
        .containsExactly("sentitems", "Sent", "Sent Items");
  }

  @Test
  void folders_below_a_special_one_stay_below_it() {
    assertThat(targets(folder("Entwürfe"), folder("Entwürfe", "Sent")))
        .containsExactly("drafts", "drafts/Sent");
  }

  private static Map<NameUse, Set<String>> languages() throws IOException {
    var languages = new HashMap<NameUse, Set<String>>();
    languages.putAll(
        lines().stream()
            .map(l -> l.split("\t", -1))
            .collect(
                Collectors.groupingBy(
                    c -> NameUse.valueOf(c[0].toUpperCase(Locale.ROOT)),
                    Collectors.mapping(c -> c[1], Collectors.toSet()))));
    return languages;
  }

  private static List<String> lines() throws IOException {
    try (var table = FolderNames.class.getResourceAsStream("folder-names.tsv")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n", -1))
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .toList();
    }
  }
}
