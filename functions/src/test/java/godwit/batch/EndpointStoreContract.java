package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LabelUse;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every {@link EndpointStore} does. */
public interface EndpointStoreContract {
  /** The store under test; it may hold endpoints of other tests. */
  EndpointStore store();

  @Test
  default void finds_what_was_saved_with_every_value_in_whatever_case() throws Exception {
    var wanted = endpoint(name());

    var saved = store().save(wanted).orElseThrow();

    var shouted = new EndpointName(wanted.name().value().toUpperCase(Locale.ROOT));
    assertThat(saved).isEqualTo(wanted.at(saved.version()));
    assertThat(store().find(shouted)).contains(saved);
    assertThat(store().find(name())).isEmpty();
  }

  @Test
  default void lists_all_by_name() throws Exception {
    var first = store().save(endpoint(name())).orElseThrow();
    var second = store().save(endpoint(name())).orElseThrow();

    var all = store().all();

    assertThat(all).contains(first, second);
    assertThat(all).extracting(e -> e.name().key()).isSorted();
  }

  @Test
  default void a_save_gives_the_version_for_the_next() throws Exception {
    var first = store().save(endpoint(name())).orElseThrow();

    var second = store().save(limited(first, 7)).orElseThrow();
    var third = store().save(limited(second, 8));

    assertThat(store().find(first.name())).isEqualTo(third).isPresent();
    assertThat(third.orElseThrow().endpoint().maxConcurrentMigrations()).isEqualTo(8);
  }

  @Test
  default void who_is_slower_writes_nothing() throws Exception {
    var first = store().save(endpoint(name())).orElseThrow();
    var second = store().save(limited(first, 7)).orElseThrow();

    assertThat(store().save(limited(first, 8))).isEmpty();
    assertThat(store().save(endpoint(first.name()))).isEmpty();
    assertThat(store().delete(first)).isFalse();

    assertThat(store().find(first.name())).contains(second);
  }

  @Test
  default void of_eight_that_make_the_same_one_wins() throws Exception {
    var name = name();

    var won = Race.of(8, i -> store().save(endpoint(name)));

    assertThat(won).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  default void a_deleted_one_is_gone_and_takes_no_change() throws Exception {
    var saved = store().save(endpoint(name())).orElseThrow();

    assertThat(store().delete(saved)).isTrue();

    assertThat(store().find(saved.name())).isEmpty();
    assertThat(store().delete(saved)).isTrue();
    assertThat(store().save(limited(saved, 7))).isEmpty();
    assertThat(store().save(endpoint(saved.name()))).isPresent();
  }

  private static EndpointName name() {
    return new EndpointName(Batches.name().value());
  }

  private static StoredEndpoint limited(StoredEndpoint stored, int migrations) {
    return new StoredEndpoint(
        stored.name(),
        stored.endpoint().withConcurrency(migrations, 1),
        stored.dataKey(),
        stored.changed().plusSeconds(1),
        stored.version());
  }

  private static StoredEndpoint endpoint(EndpointName name) {
    var access =
        new SourceAccess(
            LogInForm.XOAUTH2,
            Optional.empty(),
            Optional.of(
                new TokenSource(TokenGrant.CLIENT_CREDENTIALS, "https://t.example/", "id", "a b")),
            Optional.of(new SealedSecret("c2VhbGVk")),
            new SourceAccess.Reading(true, true, true, true, LabelUse.CATEGORIES));
    return new StoredEndpoint(
        name,
        new SourceEndpoint(
            Optional.of(name),
            "mail.example.org",
            1143,
            Security.STARTTLS,
            Optional.of("-----BEGIN CERTIFICATE-----\n" + "A".repeat(40_000) + "\n-----END"),
            1000,
            7,
            3,
            OptionalInt.of(2_500),
            access),
        new WrappedKey("https://vault/keys/k/1", "d3JhcHBlZA=="),
        Batches.MADE,
        "");
  }
}
