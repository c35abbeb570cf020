package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;

/** Which message of a folder that has another name now is counted under the new one. */
class HeirClaimsTest {
  private static final FolderPlan OLD = PlannedFolder.named("Old").build();
  private static final FolderPlan WORK = PlannedFolder.named("Work").validity(2).build();
  private static final String HEIR = "0011223344556677";
  private static final String OTHER = "8899aabbccddeeff";

  private final HeirClaims claims = new HeirClaims(true);

  @Test
  void a_message_at_the_target_belongs_to_whoever_has_that_very_one() {
    claims.add(HEIR, Rows.copied(WORK, 1, "like", "a"));
    claims.add(OTHER, Rows.copied(WORK, 2, "like", "b"));

    assertThat(claims.heirOf(Rows.copied(OLD, 9, "like", "b"))).contains(OTHER);
    assertThat(claims.heirOf(Rows.copied(OLD, 8, "like", "a"))).contains(HEIR);
    assertThat(claims.heirOf(Rows.copied(OLD, 7, "like", "c"))).isEmpty();
  }

  @Test
  void what_never_arrived_belongs_to_whoever_has_its_content_once_for_each() {
    claims.add(HEIR, Rows.copied(WORK, 1, "like", "a"));

    assertThat(claims.heirOf(Rows.failed(OLD, 9, "other"))).isEmpty();
    assertThat(claims.heirOf(Rows.failed(OLD, 9, "like"))).contains(HEIR);
    assertThat(claims.heirOf(Rows.failed(OLD, 8, "like"))).isEmpty();
  }

  @Test
  void an_heir_s_message_does_not_account_for_two() {
    claims.add(HEIR, Rows.copied(WORK, 1, "like", "a"));

    assertThat(claims.heirOf(Rows.copied(OLD, 9, "like", "a"))).contains(HEIR);
    assertThat(claims.heirOf(Rows.failed(OLD, 8, "like"))).isEmpty();
  }

  @Test
  void what_was_never_read_is_known_by_why_it_was_left_out_and_its_size() {
    LedgerEntry larger =
        new LedgerEntry(
            OLD.validity(),
            8,
            Rows.skipped(OLD, 8).outcome(),
            11,
            "",
            "",
            Rows.skipped(OLD, 8).at());
    claims.add(HEIR, Rows.skipped(WORK, 1));
    claims.add(OTHER, Rows.failed(WORK, 2, ""));

    assertThat(claims.heirOf(larger)).isEmpty();
    assertThat(claims.heirOf(Rows.failed(OLD, 9, ""))).contains(OTHER);
    assertThat(claims.heirOf(Rows.skipped(OLD, 7))).contains(HEIR);
    assertThat(claims.heirOf(Rows.skipped(OLD, 6))).isEmpty();
  }

  @Test
  void what_is_at_the_target_is_never_told_by_its_size() {
    claims.add(HEIR, Rows.copied(WORK, 1, "", "a"));
    claims.add(OTHER, Rows.moved(WORK, 2, "", "b", OLD));

    assertThat(claims.heirOf(Rows.copied(OLD, 9, "", "c"))).isEmpty();
    assertThat(claims.heirOf(Rows.copied(OLD, 9, "", "a"))).contains(HEIR);
    assertThat(claims.heirOf(Rows.moved(OLD, 8, "", "b", WORK))).isEmpty();
  }

  @Test
  void content_is_not_asked_for_where_everything_arrived() {
    var byIdentity = new HeirClaims(false);
    byIdentity.add(HEIR, Rows.failed(WORK, 1, "like"));
    assertThat(byIdentity.isEmpty()).isTrue();

    byIdentity.add(HEIR, Rows.copied(WORK, 2, "like", "a"));

    assertThat(byIdentity.isEmpty()).isFalse();
    assertThat(byIdentity.heirOf(Rows.failed(OLD, 9, "like"))).isEmpty();
  }

  @Test
  void without_rows_there_is_nothing_to_be_had() {
    assertThat(claims.isEmpty()).isTrue();

    claims.add(HEIR, Rows.failed(WORK, 1, "like"));

    assertThat(claims.isEmpty()).isFalse();
  }
}
