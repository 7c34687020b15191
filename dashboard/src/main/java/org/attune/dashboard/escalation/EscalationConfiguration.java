package org.attune.dashboard.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.attune.dashboard.alert.AlertWorkflow;
import org.attune.dashboard.schedule.TaskQueue;
import org.attune.dashboard.schedule.TaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of escalations and the threads that work on it. */
@Configuration(proxyBeanMethods = false)
class EscalationConfiguration {
  private static final Logger log = LoggerFactory.getLogger(EscalationConfiguration.class);
  private static final String TABLE = "escalation_task";
  private static final int THREADS = 4;

  /** Id of the work that ends snoozes, and looks for what was forgotten. */
  private static final String LOOK = "look";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  @Bean
  TaskQueue escalationQueue(DataSource dataSource) {
    return new TaskQueue(dataSource, TABLE);
  }

  @Bean
  TaskRunner escalationRunner(
      DataSource dataSource,
      TaskQueue escalationQueue,
      EscalationWorkflow workflow,
      AlertWorkflow alerts,
      Clock clock) {
    escalationQueue.add(LOOK, clock.instant());
    return new TaskRunner(
        dataSource,
        TABLE,
        THREADS,
        clock,
        id ->
            id.equals(LOOK)
                ? Optional.of(look(workflow, alerts, clock))
                : workflow.takeStep(EscalationRound.of(id)));
  }

  private static Instant look(EscalationWorkflow workflow, AlertWorkflow alerts, Clock clock) {
    alerts.wakeSnoozed();
    int found = workflow.mend();
    if (found > 0) {
      log.warn("escalations begun again count={}", found);
    }
    return clock.instant().plus(BETWEEN_LOOKS);
  }
}
