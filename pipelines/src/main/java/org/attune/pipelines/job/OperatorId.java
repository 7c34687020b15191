package org.attune.pipelines.job;

import java.util.Locale;

/**
 * The uid of every operator. State is found again by it after a restart: never rename one. Pinned
 * by a golden file.
 */
public enum OperatorId {
  TREND_SOURCE("Events and clock"),
  TREND_CHECKS("Checks"),
  TREND_FOLD("Trends per patient"),
  TREND_SINK("Trend points"),
  TREND_QUARANTINE_SINK("Quarantine"),
  TREND_LEDGER("Ledger"),
  TREND_LEDGER_SINK("Ledger entries"),
  ALERT_SOURCE("Safety events, trends, actions and clock"),
  ALERT_ROUTING("Routing"),
  ALERT_FOLD("Alerts per patient"),
  ALERT_SINK("Alert episodes"),
  ALERT_RISK_SINK("Priorities for review"),
  ALERT_QUARANTINE_SINK("Quarantine"),
  TREND_CHECKS_VERDICTS("Counts of the checks' verdicts"),
  TREND_FOLD_VERDICTS("Counts of the trends' verdicts"),
  TREND_INFLUX_SINK("Trend points in InfluxDB"),
  JOURNAL_SOURCE("Journals"),
  JOURNAL_PHRASES("Phrases"),
  JOURNAL_FOLD("Journal signals per patient"),
  JOURNAL_SINK("Journal signals"),
  JOURNAL_QUARANTINE_SINK("Quarantine"),
  JOURNAL_PHRASES_VERDICTS("Counts of the phrases' verdicts"),
  JOURNAL_FOLD_VERDICTS("Counts of the signals' verdicts"),
  JOURNAL_LEDGER("Ledger"),
  JOURNAL_LEDGER_SINK("Ledger entries"),
  MODEL_SOURCE("Journals"),
  MODEL_READING("Models"),
  MODEL_FOLD("Model signals per patient"),
  MODEL_SINK("Journal signals"),
  TREND_BUNDLES("Bundles per patient"),
  MODEL_CONTEXT_FOLD("Journal readings per patient"),
  MODEL_CONTEXT_SINK("Journal readings");

  private final String displayName;

  OperatorId(String displayName) {
    this.displayName = displayName;
  }

  /** Kebab-case uid. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name on Flink's pages. */
  public String displayName() {
    return displayName;
  }
}
