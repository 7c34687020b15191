package org.attune.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InfluxTargetTest {
  @Test
  void takesTheDatabaseFromTheAddress() {
    assertThat(InfluxTarget.parse("http://127.0.0.1:8086?database=charts"))
        .isEqualTo(new InfluxTarget(URI.create("http://127.0.0.1:8086"), "charts"));
  }

  @Test
  void hasADatabaseOfItsOwnWhenNoneIsNamed() {
    assertThat(InfluxTarget.parse("https://influx.example:8086").database()).isEqualTo("attune");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8086",
        "ftp://127.0.0.1",
        "http://",
        "http://h:1?db=x",
        "http://h:1?database=",
        "http://h:1?database=a%22b",
        "http://h:1?database=a&x=y",
        "not an address"
      })
  void refusesWhatIsNoAddress(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> InfluxTarget.parse(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://me:sesame@h:1", "http://me:sesame@h:1 ?database=x"})
  void takesNoSecretAndRepeatsNone(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InfluxTarget.parse(address))
        .satisfies(
            e -> {
              assertThat(e).hasMessageNotContaining("sesame");
              assertThat(e).hasNoCause();
            });
  }
}
