package org.attune.app.plan;

import picocli.CommandLine.Command;

/** {@code attune plan}: what can be done with monitoring plans. */
@Command(name = "plan", description = "Monitoring plans: what is watched for whom.")
public final class PlanCommand {}
