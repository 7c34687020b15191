package org.attune.analytics;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.UUID;

@AnalyzeClasses(
    packages = "org.attune.analytics",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class AnalyticsArchTest {

  @ArchTest
  static final ArchRule KNOWS_ONLY_THE_JDK_A_HASH_AND_HOW_TEXT_IS_CUT =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.apache.commons.codec.digest..",
              "opennlp.tools..",
              "org.attune.analytics..");

  @ArchTest
  static final ArchRule TEXT_IS_CUT_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.attune.analytics.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("opennlp.tools..");

  @ArchTest
  static final ArchRule READS_NO_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("time comes in as an argument, so that a replay gives the same results");

  @ArchTest
  static final ArchRule ROLLS_NO_DICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|random\\..*)"
                  + "|java\\.security\\.SecureRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("the same events must give the same results");

  @ArchTest
  static final ArchRule WRITES_NO_LOG =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what it would log is about a patient");

  @ArchTest
  static final ArchRule TOUCHES_NO_OUTSIDE_WORLD =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule KEEPS_NO_STATIC_STATE = fields().that().areStatic().should().beFinal();
}
