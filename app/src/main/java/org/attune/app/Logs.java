package org.attune.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where logs go: warnings to standard error ({@code logback.xml}), and, once a data directory is
 * known, everything to a file there.
 */
public final class Logs {
  private static final String PATTERN = "%d{ISO8601} %-5level %logger{30} - %msg%n%ex{20}";
  private static final FileSize FILE_SIZE = FileSize.valueOf("20MB");
  private static final int OLD_FILES = 4;

  private Logs() {}

  /**
   * Brings the other logging systems on the class path under this one. Call it before any of them
   * is used.
   *
   * @param verbose whether standard error shows information too
   */
  public static void begin(boolean verbose) {
    // Spring Boot would otherwise set everything up anew when the pages start.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (verbose && rootLogger().getAppender("console") instanceof ConsoleAppender<?> console) {
      console.clearAllFilters();
    }
  }

  /**
   * Writes everything from now on to {@code attune.log}, in files of {@code 20 MB}, the last five
   * of which are kept.
   *
   * @param directory is created when needed
   * @return the file
   */
  public static Path keepIn(Path directory) {
    Path file = directory.resolve("attune.log");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();

    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file.toString());
    appender.setEncoder(encoder);

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(directory.resolve("attune.%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();

    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FILE_SIZE);
    trigger.start();

    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    rootLogger().addAppender(appender);
    return file;
  }

  private static Logger rootLogger() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
