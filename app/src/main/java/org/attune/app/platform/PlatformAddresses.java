package org.attune.app.platform;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the parts of a running platform are found; all on the loopback interface.
 *
 * @param kafkaBootstrapServers host:port of the broker
 * @param databaseUrl JDBC URL of the dashboard's database, without credentials
 * @param databaseUser owner of that database; it needs no password
 * @param flinkWebInterface the stream processor's own pages
 * @param dataDirectory absolute path of the data directory
 */
public record PlatformAddresses(
    String kafkaBootstrapServers,
    String databaseUrl,
    String databaseUser,
    URI flinkWebInterface,
    Path dataDirectory) {}
