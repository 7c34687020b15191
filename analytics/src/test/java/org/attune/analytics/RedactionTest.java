package org.attune.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.analytics.instrument.Bands;
import org.attune.analytics.instrument.ChangeThreshold;
import org.attune.analytics.instrument.ClusterRule;
import org.attune.analytics.instrument.CutOff;
import org.attune.analytics.instrument.ExpectedResponse;
import org.attune.analytics.instrument.FormVersion;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.InstrumentItem;
import org.attune.analytics.instrument.Interpretation;
import org.attune.analytics.instrument.MissingRule;
import org.attune.analytics.instrument.Provenance;
import org.attune.analytics.instrument.Scale;
import org.attune.analytics.instrument.SeverityBand;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.ContextRule;
import org.attune.analytics.journal.PhraseRule;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.LogisticHead;
import org.attune.analytics.journal.model.PassageTerms;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.substance.Substance;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.PopulationNorm;
import org.attune.analytics.trend.change.PopulationStart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a record is about never shows in its text: texts end up in logs and exceptions. */
final class RedactionTest {
  private static final String MARKER = "marker-of-a-patient";
  private static final int NUMBER = 74_211;

  /** Knowledge, settings and names of fields: the same for everybody. */
  private static final Set<Class<?>> ABOUT_NOBODY =
      Set.of(
          Metric.class,
          Bands.class,
          ChangeThreshold.class,
          CutOff.class,
          ExpectedResponse.class,
          FormVersion.class,
          Instrument.class,
          InstrumentItem.class,
          Interpretation.class,
          MissingRule.class,
          Provenance.class,
          Scale.class,
          SeverityBand.class,
          ClusterRule.class,
          ClusterRule.ClusterNeed.class,
          ChangeSettings.class,
          PopulationNorm.class,
          PopulationStart.class,
          org.attune.analytics.alert.AlertBudget.class,
          org.attune.analytics.alert.PlanDraft.Range.class,
          ContextHeads.class,
          ContextRule.class,
          JournalHeads.class,
          LogisticHead.class,
          PhraseRule.class,
          Rejection.class,
          Substance.class);

  static Stream<Class<?>> recordsAboutSomebody() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.attune.analytics")
            .stream()
            .filter(JavaClass::isRecord)
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> !ABOUT_NOBODY.contains(type))
            // The table of unit conversions of the catalogue, and what lives within one method.
            .filter(type -> !Modifier.isPrivate(type.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("recordsAboutSomebody")
  void aRecordAboutSomebodyShowsNoneOfItsValues(Class<?> type) throws Exception {
    Object filled = filled(type);
    assertThat(List.of(filled.toString(), String.valueOf(List.of(filled))))
        .noneMatch(text -> text.contains(MARKER))
        .noneMatch(text -> text.contains(Integer.toString(NUMBER)));
  }

  @ParameterizedTest
  @MethodSource("recordsAboutNobody")
  void theMarkersShowWhereNothingIsRedacted(Class<?> type) throws Exception {
    assertThat(filled(type).toString()).containsAnyOf(MARKER, Integer.toString(NUMBER));
  }

  static Stream<Class<?>> recordsAboutNobody() {
    return ABOUT_NOBODY.stream();
  }

  private static Object filled(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(value(component.getGenericType()));
    }
    return constructor.newInstance(values.toArray());
  }

  private static Object value(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Object first = value(arguments[0]);
      if (generic.getRawType() == Map.class) {
        return Map.of(first, value(arguments[1]));
      }
      return generic.getRawType() == Set.class ? Set.of(first) : List.of(first);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return MARKER;
    } else if (raw == int.class || raw == Integer.class) {
      return NUMBER;
    } else if (raw == long.class || raw == Long.class) {
      return (long) NUMBER;
    } else if (raw == double.class || raw == Double.class) {
      return (double) NUMBER;
    } else if (raw == boolean.class || raw == Boolean.class) {
      return true;
    } else if (raw == byte[].class) {
      return MARKER.getBytes(StandardCharsets.UTF_8);
    } else if (raw == int[].class) {
      return new int[] {NUMBER};
    } else if (raw == long[].class) {
      return new long[] {NUMBER};
    } else if (raw == double[].class) {
      return new double[] {NUMBER};
    } else if (raw == PassageTerms.class) {
      return PassageTerms.of(NUMBER);
    } else if (raw == Rejection.class) {
      return new Rejection(RejectionReason.UNKNOWN, "field");
    } else if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    return filled(raw);
  }
}
