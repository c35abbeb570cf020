package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LabelUse;
import godwit.ledger.FolderPlan;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import godwit.source.SpecialUse;
import godwit.target.TargetFolderId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a message with several labels goes. */
class LabelRoutesTest {
  private static final FolderPlan ALL = PlannedFolder.named("All Mail").use(SpecialUse.ALL).build();
  private static final FolderPlan JUNK = PlannedFolder.named("Spam").use(SpecialUse.JUNK).build();
  private static final List<FolderPlan> PLANS =
      List.of(
          PlannedFolder.named("INBOX").use(SpecialUse.INBOX).build(),
          ALL,
          JUNK,
          PlannedFolder.named("Sent").use(SpecialUse.SENT).build(),
          PlannedFolder.named("Drafts").use(SpecialUse.DRAFTS).build(),
          PlannedFolder.named("Work").build(),
          PlannedFolder.named("Work/Offers").build(),
          PlannedFolder.named("Art").build(),
          PlannedFolder.named("Hidden").hidden().build());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\Inbox \\Draft \\Sent | Drafts",
        "\\DRAFTS | Drafts",
        "\\Sent \\INBOX Work | INBOX",
        "Work \\Sent | Sent",
        "Work Work/Offers Art | Work/Offers",
        "Work Art | Art",
        "\\Starred Work | Work",
        "Hidden Work | Work",
        "Hidden | All Mail",
        "\\Starred | All Mail",
        "'' | All Mail"
      })
  void it_goes_to_the_place_that_tells_most_of_it(String labels, String place) {
    assertThat(route(LabelUse.IGNORED, labels).target()).isEqualTo(to(place));
  }

  @Test
  void further_labels_of_the_user_s_are_carried_as_categories() {
    LabelRoutes.Route route =
        route(LabelUse.CATEGORIES, "Work \\Inbox Unplanned Work/Offers \\Important");

    assertThat(route.categories()).containsExactly("Work/Offers", "Unplanned", "Work");
    assertThat(route.copies()).isEmpty();
    assertThat(route(LabelUse.CATEGORIES, "Work Art").categories()).containsExactly("Work");
  }

  @Test
  void each_further_label_gets_a_copy_where_that_is_asked_for_and_none_two() {
    LabelRoutes.Route route =
        route(LabelUse.COPIES, "\\Draft \\Inbox Work Unplanned Work Work/Offers");

    assertThat(route.target()).isEqualTo(to("Drafts"));
    assertThat(route.copies()).containsExactly(to("INBOX"), to("Work/Offers"), to("Work"));
    assertThat(route.categories()).isEmpty();
  }

  @Test
  void it_may_lie_wherever_labels_may_have_sent_it_before() {
    LabelRoutes.Route route = route(LabelUse.COPIES, "\\Inbox Work");

    assertThat(route.elsewhere())
        .containsExactly(
            to("All Mail"), to("Sent"), to("Drafts"), to("Work/Offers"), to("Art"), to("Hidden"));
  }

  @Test
  void junk_and_trash_go_to_their_own_folders_whatever_their_labels() {
    var routes = new LabelRoutes(PLANS, LabelUse.CATEGORIES);

    LabelRoutes.Route route = routes.route(JUNK, message("Work", MessageFlags.NONE));

    assertThat(route).isEqualTo(new LabelRoutes.Route(to("Spam"), List.of(), List.of(), List.of()));
  }

  @Test
  void categories_join_the_keywords_that_a_message_has() {
    var flags = new MessageFlags(true, false, true, false, false, Set.of("$Forwarded"));
    MessageSummary summary = message("\\Inbox Work", flags);
    LabelRoutes.Route route = new LabelRoutes(PLANS, LabelUse.CATEGORIES).route(ALL, summary);

    MessageSummary labelled = route.labelled(new SourceMessage(summary, new Empty())).summary();

    assertThat(labelled.flags())
        .isEqualTo(new MessageFlags(true, false, true, false, false, Set.of("$Forwarded", "Work")));
    assertThat(labelled.labels()).isEqualTo(summary.labels());
  }

  private static LabelRoutes.Route route(LabelUse use, String labels) {
    return new LabelRoutes(PLANS, use).route(ALL, message(labels, MessageFlags.NONE));
  }

  private static MessageSummary message(String labels, MessageFlags flags) {
    List<String> each = labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    return new MessageSummary(7, 1, Optional.empty(), flags, Optional.of("M1"), each);
  }

  private static TargetFolderId to(String place) {
    return new TargetFolderId("to " + place);
  }

  private static final class Empty implements MimeContent {
    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public void close() {
      // Nothing to release.
    }
  }
}
