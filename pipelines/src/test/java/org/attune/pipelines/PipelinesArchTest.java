package org.attune.pipelines;

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
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.StreamOperator;

@AnalyzeClasses(
    packages = "org.attune.pipelines",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class PipelinesArchTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_PAGES_NOR_APP =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.attune.dashboard..", "org.attune.app..", "org.springframework..");

  @ArchTest
  static final ArchRule OPERATORS_LEAVE_THE_DOMAIN_TO_THE_FOLDS =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Operator")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.attune.analytics.metric..",
              "org.attune.analytics.instrument..",
              "org.attune.analytics.time..");

  @ArchTest
  static final ArchRule OPERATORS_ARE_NAMED_SO =
      classes()
          .that()
          .areAssignableTo(ProcessFunction.class)
          .or()
          .areAssignableTo(KeyedProcessFunction.class)
          .or()
          .areAssignableTo(StreamOperator.class)
          .should()
          .haveSimpleNameEndingWith("Operator");

  @ArchTest
  static final ArchRule AVRO_STAYS_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.attune.pipelines.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.avro..",
              "org.attune.schemas.event..",
              "org.attune.schemas.result..",
              "org.attune.schemas.context..",
              "org.attune.schemas.system..",
              "org.attune.schemas.common..");

  @ArchTest
  static final ArchRule TOPOLOGIES_NAME_NO_BROKER =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Topology")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

  @ArchTest
  static final ArchRule READS_NO_CLOCK =
      noClasses()
          .should()
          .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because(
              "time comes from the log and from Flink, so that a replay gives the same results");

  @ArchTest
  static final ArchRule USES_NO_LEGACY_API =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink..legacy..");

  @ArchTest
  static final ArchRule KEEPS_NO_STATIC_STATE = fields().that().areStatic().should().beFinal();
}
