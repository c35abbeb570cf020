package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.copy.Company;
import godwit.ledger.ChunkKey;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Losses;
import godwit.ledger.Reopening;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetFolderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which chunk has its turn. */
class CourseTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final MailboxKey MAILBOX = new MailboxKey(Batches.id(), "ada@contoso.example");

  private final List<FolderPlan> folders = List.of(folder("a", 2), folder("b", 2));

  @Test
  void chunks_come_as_planned_from_where_the_relay_stands() {
    var course = new Course(folders, at(0, 1), chunk -> false);

    assertThat(turn(course)).isEqualTo("0/1 OTHERS");
    assertThat(turn(course)).isEqualTo("1/0 OTHERS");
    assertThat(turn(course)).isEqualTo("1/1 NONE");
    assertThat(course.isDone()).isTrue();
    assertThat(turn(course)).isEqualTo("none");
  }

  @Test
  void what_is_complete_is_passed_over() {
    ChunkKey complete = folders.get(1).chunk(0);
    var course = new Course(folders, at(0, 1), complete::equals);

    assertThat(turn(course)).isEqualTo("0/1 OTHERS");
    assertThat(turn(course)).isEqualTo("1/1 NONE");
  }

  @Test
  void one_that_was_set_aside_comes_after_the_next_that_is_completed() {
    var course = new Course(folders, at(0, 0), chunk -> false);
    course.setAside(next(course), NOW);

    assertThat(turn(course)).isEqualTo("0/1 OTHERS");
    course.completed();

    assertThat(turn(course)).isEqualTo("0/0 OTHERS");
  }

  @Test
  void one_that_was_set_aside_waits_until_it_is_due() {
    var course = new Course(folders, at(1, 0), chunk -> false);
    course.setAside(next(course), NOW.plusSeconds(1));
    course.completed();

    assertThat(turn(course)).isEqualTo("1/1 SUSPECTS");
    assertThat(turn(course)).isEqualTo("none");
    assertThat(course.isDone()).isFalse();
    assertThat(course.due(NOW)).isEqualTo(NOW.plusSeconds(1));
    assertThat(course.next(NOW.plusSeconds(1)).orElseThrow().company()).isEqualTo(Company.NONE);
  }

  @Test
  void of_those_set_aside_each_has_its_turn_when_nothing_else_is_left() {
    var course = new Course(folders, at(1, 0), chunk -> false);
    course.setAside(next(course), NOW);
    course.setAside(next(course), NOW);

    assertThat(turn(course)).isEqualTo("1/0 SUSPECTS");
    assertThat(turn(course)).isEqualTo("1/1 NONE");
  }

  @Test
  void another_leg_begins_at_the_first_that_is_not_complete() {
    var course = new Course(folders, at(0, 0), chunk -> false);
    Course.Place first = next(course);
    course.setAside(first, NOW);
    Course.Place second = next(course);

    assertThat(course.first()).contains(first);
    assertThat(second.chunk()).isEqualTo(1);
    course.completed();
    assertThat(next(course)).isEqualTo(first);
    assertThat(course.first()).contains(new Course.Place(folders, 1, 0));
  }

  private static String turn(Course course) {
    Optional<Course.Step> step = course.next(NOW);
    return step.map(s -> s.place().index() + "/" + s.place().chunk() + " " + s.company())
        .orElse("none");
  }

  private static Course.Place next(Course course) {
    return course.next(NOW).orElseThrow().place();
  }

  private static Relay at(int folder, int chunk) {
    return Relay.START.atFirstChunk().at(folder, chunk);
  }

  private static FolderPlan folder(String name, int chunks) {
    return new FolderPlan(
        new FolderKey(MAILBOX, "00000000000000a" + name),
        new SourceFolder(name, List.of(name), Optional.empty(), true),
        new TargetFolderId(name),
        name,
        new UidValidity(1),
        chunks,
        Optional.empty(),
        chunks,
        0,
        List.of(),
        Reopening.NONE,
        Losses.NONE,
        FlagWatch.NONE,
        LongStream.rangeClosed(1, chunks).mapToObj(n -> new UidRange(n, n)).toList());
  }
}
