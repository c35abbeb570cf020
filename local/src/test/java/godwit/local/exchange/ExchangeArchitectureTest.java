package godwit.local.exchange;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whom the stand-in may know, and who may know it. */
@AnalyzeClasses(packages = "godwit", importOptions = ImportOption.DoNotIncludeTests.class)
class ExchangeArchitectureTest {

  @ArchTest
  static final ArchRule the_stand_in_shares_no_class_with_what_it_tests =
      noClasses()
          .that()
          .resideInAPackage("godwit.local.exchange..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("godwit..").and(not(resideInAPackage("godwit.local.exchange.."))))
          .because("a shared class would make the same mistake on both sides");

  @ArchTest
  static final ArchRule the_functions_know_nothing_local =
      noClasses()
          .that()
          .resideOutsideOfPackage("godwit.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("godwit.local..")
          .allowEmptyShould(true)
          .because("what is deployed does not contain it");

  @ArchTest
  static final ArchRule only_the_program_reads_the_system_clock_and_sleeps =
      noClasses()
          .that()
          .resideInAPackage("godwit.local.exchange..")
          .and()
          .doNotHaveSimpleName("ExchangeProgram")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .because("tests decide what time it is");

  @ArchTest
  static final ArchRule concepts_form_no_cycle =
      slices().matching("godwit.local.exchange.(*)..").should().beFreeOfCycles();
}
