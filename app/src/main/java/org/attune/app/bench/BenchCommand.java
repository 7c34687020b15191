package org.attune.app.bench;

import picocli.CommandLine.Command;

/** {@code attune bench}: what there is to measure. */
@Command(name = "bench", description = "Measures Attune on this machine.")
public final class BenchCommand {}
