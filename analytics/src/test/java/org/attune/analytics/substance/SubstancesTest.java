package org.attune.analytics.substance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SubstancesTest {
  @Test
  void agonistsGivenAsMedicationAreOpioidsAndNaltrexoneIsNone() {
    assertThat(Substances.all().stream().filter(Substance::opioidUseDisorderMedication))
        .extracting(Substance::code)
        .containsExactly("methadone", "buprenorphine", "naltrexone");
    assertThat(Substances.isOpioid("methadone")).isTrue();
    assertThat(Substances.isOpioid("fentanyl")).isTrue();
    assertThat(Substances.isOpioid("naltrexone")).isFalse();
    assertThat(Substances.isOpioid("alcohol")).isFalse();
    assertThat(Substances.isOpioid("tea")).isFalse();
  }

  /** The numbers are in stored state. */
  @Test
  void theNumbersNeverChange() {
    assertThat(Substances.all().stream().map(Substance::code))
        .doesNotHaveDuplicates()
        .startsWith(
            "opioid",
            "heroin",
            "fentanyl",
            "oxycodone",
            "propoxyphene",
            "methadone",
            "buprenorphine",
            "naltrexone",
            "alcohol",
            "cannabis",
            "synthetic-cannabinoid",
            "cocaine",
            "amphetamine",
            "benzodiazepine",
            "barbiturate",
            "sedative",
            "hallucinogen",
            "mdma",
            "phencyclidine",
            "inhalant",
            "ghb",
            "nicotine",
            "other");
    assertThat(Substances.number("other")).isEqualTo(22);
    assertThatThrownBy(() -> Substances.number("tea")).isInstanceOf(IllegalArgumentException.class);
  }
}
