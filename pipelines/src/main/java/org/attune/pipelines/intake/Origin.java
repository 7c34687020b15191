package org.attune.pipelines.intake;

/** Where a record lies in the log. */
public record Origin(String topic, int partition, long offset) {}
