package godwit.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Whom the programs for one machine may know. */
@AnalyzeClasses(packages = "godwit", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalArchitectureTest {
  private static final Set<String> TIMES = Set.of("now", "systemUTC", "systemDefaultZone", "sleep");

  @ArchTest
  static final ArchRule the_trigger_host_shares_no_class_with_what_it_runs =
      noClasses()
          .that()
          .resideInAPackage("godwit.local.host..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("godwit..").and(not(resideInAPackage("godwit.local.host.."))))
          .because("it runs the staged app, and another one as well");

  @ArchTest
  static final ArchRule only_entry_points_tell_the_time_and_sleep =
      noClasses()
          .that()
          .resideInAnyPackage(
              "godwit.local.host.app..",
              "godwit.local.host.http..",
              "godwit.local.host.queue..",
              "godwit.local.host.timer..",
              "godwit.local.exchange.*..")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "the time is told or a thread sleeps", LocalArchitectureTest::isOfTime))
          .because("tests decide what time it is");

  @ArchTest
  static final ArchRule concepts_form_no_cycle =
      slices()
          .matching("godwit.local.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each can be read, and tested, with those below it alone");

  private static boolean isOfTime(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    boolean clock = owner.startsWith("java.time.") || owner.equals("java.lang.Thread");
    return (clock && TIMES.contains(access.getName()))
        || (owner.equals("java.lang.System") && access.getName().equals("currentTimeMillis"));
  }
}
