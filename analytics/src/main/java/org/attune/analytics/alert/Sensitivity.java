package org.attune.analytics.alert;

import org.attune.analytics.trend.change.ChangeSettings;

/** How much change of a patient's own chart it takes to alert. */
public enum Sensitivity {
  /** Only what is far outside. */
  LOW(1.25),
  /** The product's settings. */
  STANDARD(1),
  /** Earlier, with more false alerts. */
  HIGH(0.85);

  private final double factor;

  Sensitivity(double factor) {
    this.factor = factor;
  }

  /** The widths of the rule about change, scaled. */
  ChangeSettings scaled(ChangeSettings settings) {
    return new ChangeSettings(
        settings.baselineDays(),
        settings.lambda(),
        settings.phi(),
        settings.limitWidth() * factor,
        settings.usualWidth(),
        settings.togetherWidth() * factor,
        settings.supportWidth() * factor,
        settings.aloneWidth() * factor,
        settings.cusumSlack(),
        settings.cusumLimit(),
        settings.staleDays(),
        settings.weekdayWeeks(),
        settings.weekdayPrior());
  }
}
