package org.attune.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.util.List;
import org.attune.dashboard.alert.NotificationQueries;
import org.attune.dashboard.patient.AuthorizedPatient;
import org.attune.dashboard.patient.PatientQueries;
import org.attune.dashboard.patient.TrendSeries;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(
    packages = "org.attune.dashboard",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DashboardArchTest {
  @ArchTest
  static final ArchRule knowsNeitherPipelinesNorFlink =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.attune.pipelines..", "org.attune.app..", "org.apache.flink..");

  @ArchTest
  static final ArchRule everyQueryTakesAViewer =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Queries")
          .and()
          .doNotHaveFullName(NotificationQueries.class.getName() + ".latest()")
          .should(takeAViewer())
          .because("scope cannot be added later; only the count of all notifications has none");

  @ArchTest
  static final ArchRule onlyTheAccessQueryAuthorizesAPatient =
      noClasses()
          .that()
          .doNotBelongToAnyOf(PatientQueries.class)
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(HasName.Predicates.name("granted"))
                  .and(
                      JavaCall.Predicates.target(
                          HasOwner.Predicates.With.owner(
                              JavaClass.Predicates.equivalentTo(AuthorizedPatient.class)))));

  @ArchTest
  static final ArchRule trendsAreReadOfAuthorizedPatientsOnly =
      methods()
          .that()
          .areDeclaredIn(TrendSeries.class)
          .should()
          .haveRawParameterTypes(
              new DescribedPredicate<List<JavaClass>>("that begin with an authorized patient") {
                @Override
                public boolean test(List<JavaClass> types) {
                  return !types.isEmpty() && types.get(0).isEquivalentTo(AuthorizedPatient.class);
                }
              });

  @ArchTest
  static final ArchRule pagesReadPatientsOnlyThroughQueries =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JdbcClient.class);

  @ArchTest
  static final ArchRule onlyTheBootstrapKnowsAWallClock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule sqlIsWrittenWhereItIsLookedFor =
      classes()
          .that(
              new DescribedPredicate<JavaClass>("hold a JdbcClient") {
                @Override
                public boolean test(JavaClass type) {
                  return type.getFields().stream()
                      .anyMatch(field -> field.getRawType().isAssignableTo(JdbcClient.class));
                }
              })
          .should()
          .haveNameMatching(
              ".*(Queries|Repository|Service|Workflow|Outbox|AuditTrail|ResultProjection)");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      SlicesRuleDefinition.slices()
          .matching("org.attune.dashboard.(*)..")
          .should()
          .beFreeOfCycles();

  private static ArchCondition<JavaMethod> takeAViewer() {
    return new ArchCondition<>("take a Viewer") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean takes =
            method.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Viewer.class));
        events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
      }
    };
  }
}
