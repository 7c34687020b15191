package org.attune.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.attune.schemas.result.TrendPoint;
import org.junit.jupiter.api.Test;

final class TrendMeasurementTest {
  private static String line(TrendPoint.Builder point) {
    return TrendMeasurement.point(point.build()).lineProtocol(TimeUnit.SECONDS);
  }

  @Test
  void writesALearningDayAsOnePointAtMidnightUtcOfItsDate() {
    assertThat(line(Records.learning()))
        .isEqualTo(
            "trend,metric=mood,patient=p-1 "
                + "absent=\"baseline_mean,baseline_sd,usual_low,usual_high,ewma,lower_limit,upper_limit,"
                + "z,slope_per_day,baseline_median,baseline_mad,admission_mean,"
                + "admission_sd,weekday_effect,worse,cusum_up,cusum_down,"
                + "variability_ratio,variability_limit,slope7_per_day,slope7_lower,"
                + "slope7_upper,slope14_lower,slope14_upper,robust_z,autocorrelation_tau,"
                + "variance_tau\",baseline_days=5i,confidentiality=\"PART2_SUD\",coverage=1.0,"
                + "finality=\"PROVISIONAL\",live=true,received_at_ms=1793725200000i,revision=7i,"
                + "samples=3i,status=\"LEARNING\",valid=true,value=6.5,zone_offset_minutes=-300i "
                + Records.DAY.toEpochDay() * 86_400);
  }

  @Test
  void namesANumberThatIsNoneAsAbsent() {
    assertThat(line(Records.learning().setValue(Double.NaN).setEwma(Double.POSITIVE_INFINITY)))
        .contains("absent=\"value,baseline_mean,")
        .contains(",ewma,")
        .doesNotContain("NaN", "Infinity", ",value=", "ewma=");
  }

  /** A number that is new in the contract is forgotten here otherwise. */
  @Test
  void holdsEveryNumberOfTheContractThatMayBeAbsent() {
    String line = line(Records.learning());
    String absent = line.substring(line.indexOf("absent=\"") + 8, line.indexOf("\",baseline_days"));

    assertThat(Arrays.asList(absent.split(",", -1)))
        .containsExactlyInAnyOrderElementsOf(nullableNumbers());
  }

  private static List<String> nullableNumbers() {
    return TrendPoint.getClassSchema().getFields().stream()
        .filter(
            field ->
                field.schema().isUnion()
                    && field.schema().getTypes().contains(Schema.create(Schema.Type.DOUBLE)))
        .map(field -> field.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }
}
