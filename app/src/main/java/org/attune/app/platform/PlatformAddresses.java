package org.attune.app.platform;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the parts of a running platform are found: on the loopback interface, except for what runs
 * elsewhere.
 *
 * @param kafkaBootstrapServers host:port of the broker
 * @param database the dashboard's
 * @param flinkWebInterface the stream processor's own pages
 * @param dataDirectory absolute path of the data directory
 */
public record PlatformAddresses(
    String kafkaBootstrapServers,
    DatabaseAddress database,
    URI flinkWebInterface,
    Path dataDirectory) {}
