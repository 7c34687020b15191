package org.attune.dashboard.plan;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.attune.dashboard.schedule.TaskQueue;
import org.attune.dashboard.schedule.TaskRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of plans that begin later, and the thread that sends them. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {
  private static final String TABLE = "plan_task";

  @Bean
  TaskQueue planQueue(DataSource dataSource) {
    return new TaskQueue(dataSource, TABLE);
  }

  @Bean
  TaskRunner planRunner(DataSource dataSource, PlanWorkflow workflow, Clock clock) {
    return new TaskRunner(
        dataSource,
        TABLE,
        1,
        clock,
        id -> {
          workflow.begin(Long.parseLong(id));
          return Optional.empty();
        });
  }
}
