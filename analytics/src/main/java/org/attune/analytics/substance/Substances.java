package org.attune.analytics.substance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The substances that are known by name: the classes of common urine screens, those that a
 * definitive test tells apart, and what people report.
 *
 * <p>{@code opioid} is the class: what an opiate screen finds, whatever it was. A medication for
 * opioid use disorder is told apart because a screen for it shows that it was taken.
 */
public final class Substances {
  // In the order of their numbers, which are in stored state: new ones go to the end.
  private static final List<Substance> ALL =
      List.of(
          opioid("opioid", "Opioids"),
          opioid("heroin", "Heroin"),
          opioid("fentanyl", "Fentanyl"),
          opioid("oxycodone", "Oxycodone"),
          opioid("propoxyphene", "Propoxyphene"),
          new Substance("methadone", "Methadone", true, true),
          new Substance("buprenorphine", "Buprenorphine", true, true),
          new Substance("naltrexone", "Naltrexone", false, true),
          other("alcohol", "Alcohol"),
          other("cannabis", "Cannabis"),
          other("synthetic-cannabinoid", "Synthetic cannabinoids"),
          other("cocaine", "Cocaine"),
          other("amphetamine", "Amphetamines"),
          other("benzodiazepine", "Benzodiazepines"),
          other("barbiturate", "Barbiturates"),
          other("sedative", "Sedatives"),
          other("hallucinogen", "Hallucinogens"),
          other("mdma", "MDMA"),
          other("phencyclidine", "Phencyclidine"),
          other("inhalant", "Inhalants"),
          other("ghb", "GHB"),
          other("nicotine", "Nicotine"),
          other("other", "Another substance"));

  private static final Map<String, Substance> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Substance::code, Function.identity()));

  private static final Map<String, Integer> NUMBERS =
      IntStream.range(0, ALL.size())
          .boxed()
          .collect(Collectors.toUnmodifiableMap(i -> ALL.get(i).code(), Function.identity()));

  private Substances() {}

  /** All of them, in the order of the catalogue. */
  public static List<Substance> all() {
    return ALL;
  }

  /** The substance of that code. */
  public static Optional<Substance> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /**
   * A number that tells the substance apart from the others, from 0 up; it never changes.
   *
   * @throws IllegalArgumentException when the code is not in the catalogue
   */
  public static int number(String code) {
    Integer number = NUMBERS.get(code);
    if (number == null) {
      throw new IllegalArgumentException("no such substance");
    }
    return number;
  }

  /** True when the code is that of an opioid. */
  public static boolean isOpioid(String code) {
    return find(code).map(Substance::opioid).orElse(false);
  }

  private static Substance opioid(String code, String label) {
    return new Substance(code, label, true, false);
  }

  private static Substance other(String code, String label) {
    return new Substance(code, label, false, false);
  }
}
