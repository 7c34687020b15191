package org.attune.dashboard.projection;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.attune.dashboard.DashboardSettings;
import org.attune.schemas.topic.Topic;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts and stops the consumers. Alerts have one of their own: no flood of trends delays them. */
@Component
final class ProjectionThreads implements SmartLifecycle {
  /** Bytes of an answer, at least. */
  private static final int AT_ONCE = 1;

  private static final int TOGETHER = 262_144;

  private final List<ProjectionConsumer> consumers;
  private volatile boolean running;

  ProjectionThreads(
      DashboardSettings settings,
      ResultProjection projection,
      ProjectionHealth health,
      Clock clock) {
    Set<Topic> others = EnumSet.copyOf(ResultProjection.topics());
    others.remove(Topic.ALERTS);
    this.consumers =
        List.of(
            new ProjectionConsumer(
                "alerts",
                Set.of(Topic.ALERTS),
                false,
                AT_ONCE,
                settings.bootstrapServers(),
                projection,
                health,
                clock),
            new ProjectionConsumer(
                "results",
                others,
                true,
                TOGETHER,
                settings.bootstrapServers(),
                projection,
                health,
                clock));
  }

  @Override
  public void start() {
    consumers.forEach(ProjectionConsumer::start);
    running = true;
  }

  @Override
  public void stop() {
    consumers.forEach(ProjectionConsumer::close);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
