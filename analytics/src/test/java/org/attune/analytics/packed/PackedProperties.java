package org.attune.analytics.packed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is packed comes back as it was. */
final class PackedProperties {

  @Property
  void numbersComeBack(
      @ForAll List<Long> any, @ForAll List<@LongRange(min = 0) Long> natural, @ForAll String text) {
    PackedOutput out = new PackedOutput(0);
    any.forEach(out::signed);
    natural.forEach(out::unsigned);
    any.forEach(out::fixed);
    out.text(text);
    out.block(new byte[] {1, -1});

    PackedInput in = new PackedInput(out.toBytes());
    assertThat(any).allSatisfy(value -> assertThat(in.signed()).isEqualTo(value));
    assertThat(natural).allSatisfy(value -> assertThat(in.unsigned()).isEqualTo(value));
    assertThat(any).allSatisfy(value -> assertThat(in.fixed()).isEqualTo(value));
    // A lone surrogate is no text: no id or metric holds one.
    assertThat(in.text()).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
    assertThat(in.block()).containsExactly(1, -1);
    assertThat(in.atEnd()).isTrue();
  }

  @Property
  void floatingPointNumbersComeBackBitForBit(@ForAll List<Long> bits, @ForAll List<Boolean> flags) {
    PackedOutput out = new PackedOutput(0);
    bits.forEach(value -> out.number(Double.longBitsToDouble(value)));
    flags.forEach(out::flag);

    PackedInput in = new PackedInput(out.toBytes());
    assertThat(bits)
        .allSatisfy(
            value ->
                assertThat(Double.doubleToRawLongBits(in.number()))
                    .isEqualTo(Double.doubleToRawLongBits(Double.longBitsToDouble(value))));
    assertThat(flags).allSatisfy(flag -> assertThat(in.flag()).isEqualTo(flag));
    assertThat(in.atEnd()).isTrue();
  }

  @Property
  void wholeFloatingPointNumbersAreShort(@ForAll @IntRange(min = 1, max = 100) int value) {
    PackedOutput out = new PackedOutput(0);
    out.number(value);
    assertThat(out.toBytes()).hasSizeLessThanOrEqualTo(4);
  }

  @Property
  void smallNumbersTakeOneByte(@ForAll @LongRange(min = -64, max = 63) long value) {
    PackedOutput out = new PackedOutput(0);
    out.signed(value);
    assertThat(out.toBytes()).hasSize(1);
  }
}
