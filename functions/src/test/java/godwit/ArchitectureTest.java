package godwit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. A new package that breaks a rule is in the wrong place, not the rule. */
@AnalyzeClasses(packages = "godwit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Pattern ADAPTER =
      Pattern.compile(
          "godwit\\.([a-z]+\\.(?:imap|graph|tables|queues|aes|dns|http|local|vault))(?:\\..*)?");
  private static final String[] ADAPTERS = {
    "godwit.*.imap..",
    "godwit.*.graph..",
    "godwit.*.tables..",
    "godwit.*.queues..",
    "godwit.*.aes..",
    "godwit.*.dns..",
    "godwit.*.http..",
    "godwit.*.local..",
    "godwit.*.vault.."
  };
  private static final String[] VENDORS = {
    "com.azure..",
    "com.microsoft..",
    "reactor..",
    "jakarta..",
    "org.eclipse.angus..",
    "okhttp3..",
    "okio..",
    "java.net.http..",
    "com.fasterxml..",
    "com.google.gson..",
    "de.siegmar..",
    "org.xbill.."
  };
  private static final Set<String> TELLING_TIME = Set.of("now", "systemUTC", "systemDefaultZone");

  @ArchTest
  static final ArchRule the_core_knows_no_vendor =
      noClasses()
          .that(resideInAPackage("godwit..").and(not(resideInAnyPackage(ADAPTERS))))
          .and()
          .resideOutsideOfPackages(
              "godwit.azure..",
              "godwit.storage..",
              "godwit.functions..",
              "godwit.api..",
              "godwit.intake..",
              "godwit.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(VENDORS)
          .because("a vendor's types stop at its adapter");

  @ArchTest
  static final ArchRule csv_is_read_and_written_with_one_library_and_nothing_else =
      noClasses()
          .that()
          .resideInAnyPackage("godwit.intake..", "godwit.report..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(VENDORS).and(not(resideInAPackage("de.siegmar.."))))
          .because("intake and report are core but for the CSV format itself");

  @ArchTest
  static final ArchRule the_http_interface_knows_json_and_forms_and_no_service =
      noClasses()
          .that()
          .resideInAPackage("godwit.api..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(VENDORS)
                  .and(not(resideInAnyPackage("com.fasterxml..", "jakarta.mail.."))))
          .because("it is the same behind another platform's trigger");

  @ArchTest
  static final ArchRule only_the_upload_form_reads_multipart =
      noClasses()
          .that(resideInAPackage("godwit.api..").and(not(simpleName("UploadForm"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.mail..")
          .because("the mail library serves the interface for form-data and nothing more");

  @ArchTest
  static final ArchRule imap_knows_no_azure =
      noClasses()
          .that()
          .resideInAPackage("godwit.source.imap..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(VENDORS)
                  .and(not(resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.."))))
          .because("an adapter knows its own vendor");

  @ArchTest
  static final ArchRule graph_knows_no_mail_library_and_no_storage =
      noClasses()
          .that()
          .resideInAPackage("godwit.target.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.mail..", "org.eclipse.angus..", "com.azure.data..", "com.azure.storage..")
          .because("an adapter knows its own vendor");

  @ArchTest
  static final ArchRule adapters_know_their_port_and_not_each_other =
      slices()
          .assignedFrom(new AdapterSlices())
          .should()
          .notDependOnEachOther()
          .because("each can be replaced alone");

  @ArchTest
  static final ArchRule only_the_composition_root_names_adapters =
      noClasses()
          .that(resideInAPackage("godwit..").and(not(resideInAnyPackage(ADAPTERS))))
          .and(not(resideInAPackage("godwit.storage..").or(namedLike("Parts", "Settings"))))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ADAPTERS).or(resideInAPackage("godwit.storage..")))
          .because("what is behind a port is decided in one place");

  @ArchTest
  static final ArchRule only_adapters_of_storage_and_the_root_know_storage =
      noClasses()
          .that()
          .resideInAnyPackage("godwit.source.imap..", "godwit.target.graph..", "godwit.seal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("godwit.storage..")
          .because("tables and queues share a vendor; IMAP, Graph and sealing do not");

  @ArchTest
  static final ArchRule settings_are_read_in_one_place =
      noClasses()
          .that(not(namedLike("Wiring")))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because("a setting that is read elsewhere is in no table and has no range");

  @ArchTest
  static final ArchRule time_is_handed_in =
      noClasses()
          .that(not(namedLike("Parts")))
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("the time is told", ArchitectureTest::tellsTime))
          .because("tests decide what time it is");

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses()
          .that(not(namedLike("Parts")))
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "a thread sleeps",
                  (JavaAccess<?> access) ->
                      access.getTargetOwner().isEquivalentTo(Thread.class)
                          && access.getName().equals("sleep")))
          .because("waiting belongs to the queue; the one short wait is handed in");

  @ArchTest
  static final ArchRule triggers_are_final_and_hold_only_final_fields =
      classes()
          .that()
          .containAnyMethodsThat(
              DescribedPredicate.describe(
                  "are functions", method -> method.isAnnotatedWith(FunctionName.class)))
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
          .andShould()
          .haveOnlyFinalFields()
          .andShould()
          .resideInAPackage("godwit.functions")
          .andShould()
          .haveSimpleNameEndingWith("Function")
          .because("the platform calls one instance from many threads");

  @ArchTest
  static final ArchRule nobody_calls_a_trigger =
      noClasses()
          .that(not(namedLike("Wiring")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("godwit.functions")
                  .and(
                      DescribedPredicate.describe(
                          "are triggers", c -> c.getSimpleName().endsWith("Function"))))
          .because("triggers decode, call one handler and encode");

  @ArchTest
  static final ArchRule concepts_form_no_cycle =
      slices()
          .matching("godwit.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each concept can be read, and tested, with those below it alone");

  @ArchTest
  static final ArchRule names_say_what_a_type_is =
      noClasses()
          .should()
          .haveNameMatching(
              "(.*[.$])?([A-Za-z]*(Impl|Manager|Helper|Utils?|Base|Service|DTO|Dto)|Abstract[A-Z]\\w*)")
          .because("a name that fits every class says nothing of this one");

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  DescribedPredicate.describe(
                      "in a package that is @NullMarked",
                      (JavaClass c) -> c.getPackage().isAnnotatedWith(NullMarked.class))))
          .because("a package without it is not checked for null");

  private static boolean tellsTime(JavaAccess<?> access) {
    if (access.getTargetOwner().isEquivalentTo(System.class)) {
      return Set.of("currentTimeMillis", "nanoTime").contains(access.getName());
    }
    return access.getTargetOwner().getPackageName().equals("java.time")
        && TELLING_TIME.contains(access.getName())
        && takesNoClock(access);
  }

  private static boolean takesNoClock(JavaAccess<?> access) {
    return !access.getTarget().getFullName().contains("java.time.Clock)");
  }

  private static DescribedPredicate<JavaClass> namedLike(String... simpleNames) {
    Set<String> roots = Set.of(simpleNames);
    return DescribedPredicate.describe(
        "are " + String.join(" or ", simpleNames) + " of godwit.functions",
        type ->
            type.getPackageName().equals("godwit.functions")
                && roots.contains(outermost(type).getSimpleName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  /** Each adapter is a slice, wherever its port lies; everything else is in none. */
  private static final class AdapterSlices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      Matcher adapter = ADAPTER.matcher(type.getPackageName());
      return adapter.matches() ? SliceIdentifier.of(adapter.group(1)) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "adapters";
    }
  }
}
