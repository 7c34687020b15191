package org.attune.analytics.substance;

/**
 * One substance, or a class of them as tests tell them apart.
 *
 * @param code stable kebab-case code, as in events
 * @param label words for the screen
 * @param opioid true of opioids, agonists given as medication among them
 * @param opioidUseDisorderMedication true of what is given to treat opioid use disorder
 */
public record Substance(
    String code, String label, boolean opioid, boolean opioidUseDisorderMedication) {}
