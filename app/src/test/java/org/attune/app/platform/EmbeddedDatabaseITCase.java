package org.attune.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseITCase {
  @TempDir Path path;

  @Test
  void aStartKeepsTheDataAndLeavesAnotherDirectorysServerAloneWhoseNumberAnOldFileNames()
      throws Exception {
    try (DataDirectory own = open("own");
        DataDirectory other = open("other");
        EmbeddedDatabase neighbor = EmbeddedDatabase.start(other)) {
      try (EmbeddedDatabase first = EmbeddedDatabase.start(own)) {
        execute(first, "create table kept as select 42 as number");
      }
      // As a hard stop leaves it, with a process number that has gone to the neighbor since.
      Files.write(
          own.resolve("postgres").resolve("postmaster.pid"),
          List.of(Long.toString(pidOfServer(other)), own.resolve("postgres").toString(), "0", "1"));

      try (EmbeddedDatabase again = EmbeddedDatabase.start(own)) {
        assertThat(number(again, "select number from kept")).isEqualTo(42);
        assertThat(number(neighbor, "select 7")).isEqualTo(7);
      }
    }
  }

  private DataDirectory open(String name) {
    return DataDirectory.open(path.resolve(name), any -> Long.MAX_VALUE);
  }

  private static long pidOfServer(DataDirectory directory) throws Exception {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("postgres").resolve("postmaster.pid")).get(0).strip());
  }

  private static void execute(EmbeddedDatabase database, String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static int number(EmbeddedDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
