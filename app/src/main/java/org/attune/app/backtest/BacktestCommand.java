package org.attune.app.backtest;

import picocli.CommandLine.Command;

/** {@code attune backtest}: what there is to try on histories. */
@Command(
    name = "backtest",
    description = "Tries rules on published data sets, without a broker or a database.")
public final class BacktestCommand {}
