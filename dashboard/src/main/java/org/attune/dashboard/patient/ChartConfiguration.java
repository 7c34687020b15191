package org.attune.dashboard.patient;

import java.time.Duration;
import org.attune.dashboard.DashboardSettings;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxTarget;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where charts are read. */
@Configuration(proxyBeanMethods = false)
class ChartConfiguration {
  /** A page rather shows the copy than waits longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Bean
  ChartSource chartSource(ProjectedTrendRepository copy, DashboardSettings settings) {
    InfluxTarget target = settings.influx();
    return new ChartSource(
        copy,
        target == null
            ? null
            : new InfluxTrendRepository(new InfluxConnection(target, System.getenv(), PATIENCE)));
  }
}
