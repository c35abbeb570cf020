package godwit.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.azure.core.credential.TokenCredential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.Repository;
import godwit.api.SignIn;
import godwit.seal.vault.VaultKeyWrap;
import godwit.target.graph.Assumption;
import godwit.target.graph.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings in the code, in the sample and in the README are the same. */
class SettingsTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Path CODE = Repository.path("functions/src/main/java/godwit/functions");

  /** Read by the platform itself, or by parts that are handed the reader. */
  private static final List<String> PLATFORM =
      List.of("FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "GodwitStorage");

  @Test
  void the_sample_names_every_setting_of_the_code_and_no_other() throws IOException {
    assertThat(sample().keySet()).isEqualTo(new TreeSet<>(inCode().keySet()));
  }

  @Test
  void the_readme_names_every_setting_of_the_code_and_no_other() throws IOException {
    assertThat(inReadme().keySet()).isEqualTo(new TreeSet<>(inCode().keySet()));
  }

  @Test
  void the_sample_has_the_defaults_of_the_code() throws IOException {
    Map<String, String> sample = sample();

    inCode()
        .forEach((name, usual) -> {
          if (!usual.isEmpty()) {
            assertThat(sample.get(name)).as(name).isEqualTo(usual);
          }
        });
  }

  @Test
  void the_readme_has_the_values_of_the_sample() throws IOException {
    assertThat(inReadme()).isEqualTo(sample());
  }

  @Test
  void the_sample_is_enough_to_start_with_once_a_key_is_put_in() throws IOException {
    var values = new HashMap<>(sample());
    values.put("SEALING_KEY", KEY);
    var settings = new Settings(values);

    assertThat(settings.storage()).isNotNull();
    assertThat(settings.queues().batches()).isEqualTo("batches");
    assertThat(settings.sealingKeys(SettingsTest::nobody)).isNotNull();
    assertThat(settings.relay()).isEqualTo(new Settings(Map.of()).relay());
    assertThat(settings.imap()).isEqualTo(new Settings(Map.of()).imap());
    assertThat(settings.graph()).isEqualTo(new Settings(Map.of()).graph());
    assertThat(settings.graphToken()).isEmpty();
    assertThat(settings.identityClientId()).isEmpty();
    assertThat(settings.allowedPrivateHosts()).isEmpty();
  }

  @Test
  void the_sample_is_not_encrypted_and_holds_no_key() throws IOException {
    assertThat(json().path("IsEncrypted").isBoolean()).isTrue();
    assertThat(json().path("IsEncrypted").booleanValue()).isFalse();
    assertThat(sample()).containsEntry("SEALING_KEY", "").containsEntry("GRAPH_TOKEN", "");
  }

  @ParameterizedTest
  @CsvSource({
    "GodwitStorage, hush",
    "GodwitStorage, AccountName=hush",
    "BATCHES_QUEUE, Hush",
    "MAILBOXES_QUEUE, hush--hush",
    "CHUNKS_QUEUE, hu",
    "CHUNKS_QUEUE, hush5678901234567890123456789012345678901234567890123456789",
    "SEALING_KEY, hush",
    "SEALING_KEY, aHVzaA==",
    "SEALING_KEY_ID, https://hush.vault.azure.net/keys/wrapping",
    "SIGN_IN, hush",
    "SIGN_IN, Entra",
    "RETRY_MAX_ATTEMPTS, hush",
    "RETRY_FIRST_DELAY_SECONDS, hush",
    "RETRY_LONGEST_DELAY_SECONDS, 4",
    "CHUNK_MAX_MESSAGES, 10001",
    "WINDOW_MAX_MESSAGES, 91",
    "WINDOW_MAX_MB, hush",
    "TIME_BUDGET_SECONDS, 541",
    "BATON_LEASE_SECONDS, 3",
    "PULSE_GRACE_SECONDS, hush",
    "IMAP_CONNECT_TIMEOUT_SECONDS, hush",
    "IMAP_READ_TIMEOUT_SECONDS, 601",
    "IMAP_SPOOL_ABOVE_KB, 3",
    "IMAP_FETCH_MAX_MB, hush",
    "SPOOL_DIR, /hush/hush",
    "TARGET_MAX_MESSAGE_MB, 151",
    "GRAPH_CONCURRENT_REQUESTS, 17",
    "GRAPH_REQUESTS_PER_10_MINUTES, 99",
    "GRAPH_UPLOAD_MB_PER_5_MINUTES, 1000001",
    "GRAPH_URL, hush hush",
    "GRAPH_URL, hush",
    "GRAPH_URL, http://user:hush@graph.example/v1.0",
    "GRAPH_WITHOUT, 'dates, hush'",
    "TARGET_FOLDER_NAME_CHARS, 31",
    "GRAPH_CONNECT_TIMEOUT_SECONDS, hush",
    "GRAPH_READ_TIMEOUT_SECONDS, hush",
    "GRAPH_CALL_TIMEOUT_SECONDS, 1",
    "IN_DOUBT_SECONDS, -1",
    "REPORT_SENDER, hush hush",
  })
  void a_faulty_value_is_refused_by_the_setting_s_name_and_not_quoted(String name, String value) {
    var values = new HashMap<>(Map.of("GodwitStorage", "UseDevelopmentStorage=true"));
    values.putAll(Map.of("BATCHES_QUEUE", "b-q", "MAILBOXES_QUEUE", "m-q", "CHUNKS_QUEUE", "c-q"));
    values.put("SEALING_KEY", KEY);
    values.put(name, value);
    var settings = new Settings(values);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> readAll(settings))
        .withMessageContaining(name)
        .withNoCause()
        .satisfies(e -> assertThat(e).asString().doesNotContain(value));
  }

  @ParameterizedTest
  @CsvSource({"GodwitStorage", "BATCHES_QUEUE", "MAILBOXES_QUEUE", "CHUNKS_QUEUE", "SEALING_KEY"})
  void a_setting_without_default_is_asked_for_by_name(String name) {
    var values = new HashMap<>(Map.of("GodwitStorage", "UseDevelopmentStorage=true"));
    values.putAll(Map.of("BATCHES_QUEUE", "b-q", "MAILBOXES_QUEUE", "m-q", "CHUNKS_QUEUE", "c-q"));
    values.put("SEALING_KEY", KEY);
    values.remove(name);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> readAll(new Settings(values)))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "hush",
    "http://contoso.vault.azure.net/keys/hush",
    "https://contoso.vault.azure.net/keys/hush/0123456789abcdef0123456789abcdef"
  })
  void a_key_of_a_vault_is_named_without_version(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Settings(Map.of("SEALING_KEY_ID", id)).sealingKeys(SettingsTest::nobody))
        .withMessageContaining("SEALING_KEY_ID")
        .withMessageNotContaining("hush");
  }

  @Test
  void a_key_of_a_vault_takes_the_place_of_a_local_one_and_asks_nobody_before_it_is_used() {
    var settings =
        new Settings(Map.of("SEALING_KEY_ID", "https://contoso.vault.azure.net/keys/wrapping"));

    assertThat(settings.sealingKeys(SettingsTest::nobody)).isInstanceOf(VaultKeyWrap.class);
  }

  @Test
  void callers_prove_themselves_by_keys_unless_said_otherwise() {
    assertThat(new Settings(Map.of()).signIn()).isEqualTo(SignIn.KEYS);
    assertThat(new Settings(Map.of("SIGN_IN", "entra")).signIn()).isEqualTo(SignIn.ENTRA);
  }

  @Test
  void units_are_those_of_the_names() {
    var settings =
        new Settings(
            Map.of(
                "WINDOW_MAX_MB", "3",
                "IMAP_SPOOL_ABOVE_KB", "5",
                "IMAP_FETCH_MAX_MB", "7",
                "TARGET_MAX_MESSAGE_MB", "11",
                "TIME_BUDGET_SECONDS", "13"));

    assertThat(settings.relay().copy().windowBytes()).isEqualTo(3_000_000);
    assertThat(settings.relay().copy().timeBudget()).hasSeconds(13);
    assertThat(settings.imap().spoolThresholdBytes()).isEqualTo(5_120);
    assertThat(settings.imap().batchBytes()).isEqualTo(7_000_000);
    assertThat(settings.graph().messageBytes()).isEqualTo(11L << 20);
  }

  @Test
  void what_the_tenant_does_not_do_is_a_list_of_words() {
    var settings =
        new Settings(
            Map.of("GRAPH_WITHOUT", " Dates,smime-signed ,", "TARGET_FOLDER_NAME_CHARS", "64"));

    assertThat(settings.graph().tenant())
        .isEqualTo(new Tenant(Set.of(Assumption.DATES, Assumption.SMIME_SIGNED), 64));
  }

  @Test
  void the_readme_explains_every_word_and_no_other() throws IOException {
    String text = Repository.text("README.md");
    String table = text.substring(text.indexOf("| Word in `GRAPH_WITHOUT`"));
    var words = new TreeSet<String>();
    Matcher row = Pattern.compile("(?m)^\\| (`[a-z`, -]+`) \\|").matcher(table);
    while (row.find()) {
      words.addAll(List.of(row.group(1).replace("`", "").split(", ", -1)));
    }

    assertThat(words)
        .isEqualTo(
            Arrays.stream(Assumption.values())
                .map(Assumption::word)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void the_largest_values_fit_their_types() {
    var settings = new Settings(Map.of("IMAP_SPOOL_ABOVE_KB", "1048576", "WINDOW_MAX_MB", "1000"));

    assertThat(settings.imap().spoolThresholdBytes()).isEqualTo(1 << 30);
    assertThat(settings.relay().copy().windowBytes()).isEqualTo(1_000_000_000L);
  }

  private static void readAll(Settings settings) {
    assertThat(settings.storage()).isNotNull();
    assertThat(settings.queues()).isNotNull();
    assertThat(settings.sealingKeys(SettingsTest::nobody)).isNotNull();
    assertThat(settings.relay()).isNotNull();
    assertThat(settings.imap()).isNotNull();
    assertThat(settings.graph()).isNotNull();
    assertThat(settings.signIn()).isNotNull();
    assertThat(settings.reportSender()).isNotNull();
  }

  private static TokenCredential nobody() {
    throw new AssertionError("nobody is asked while settings are read");
  }

  private static JsonNode json() throws IOException {
    return new ObjectMapper().readTree(Repository.text("local.settings.sample.json"));
  }

  private static Map<String, String> sample() throws IOException {
    var values = new TreeMap<String, String>();
    json().path("Values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    return values;
  }

  /** Rows of the form {@code | `NAME` | `default` | ...}; a default that is none is a dash. */
  private static Map<String, String> inReadme() throws IOException {
    var values = new TreeMap<String, String>();
    Matcher row =
        Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`([^`]*)`|–) \\|")
            .matcher(Repository.text("README.md"));
    while (row.find()) {
      String usual = row.group(2);
      values.put(row.group(1), usual == null ? "" : usual);
    }
    return values;
  }

  /** Every setting that the code spells, with its default where the code has one. */
  private static Map<String, String> inCode() throws IOException {
    var values = new TreeMap<String, String>();
    PLATFORM.forEach(name -> values.put(name, ""));
    Matcher read =
        Pattern.compile(
                "read\\s*\\.(?:number|seconds|text|required)\\(\\s*\"(\\w+)\"(?:,\\s*([0-9_]+),)?")
            .matcher(Files.readString(CODE.resolve("Settings.java")));
    while (read.find()) {
      String usual = read.group(2);
      values.put(read.group(1), usual == null ? "" : usual.replace("_", ""));
    }
    try (Stream<Path> files = Files.list(CODE)) {
      for (Path file : files.toList()) {
        Matcher reference = Pattern.compile("\"%(\\w+)%").matcher(Files.readString(file));
        while (reference.find()) {
          values.putIfAbsent(reference.group(1), "");
        }
      }
    }
    return values;
  }
}
