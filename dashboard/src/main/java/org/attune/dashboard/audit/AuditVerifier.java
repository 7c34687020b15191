package org.attune.dashboard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.attune.dashboard.audit.AuditFindings.Break;
import org.attune.dashboard.audit.AuditFindings.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Recomputes the chain row by row, at one moment of the database, and changes nothing. */
public final class AuditVerifier {
  private static final int FETCH = 1_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate moment;

  /** A verifier of the dashboard's database. */
  public AuditVerifier(DataSource database) {
    jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(FETCH);
    moment = new TransactionTemplate(new DataSourceTransactionManager(database));
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    moment.setReadOnly(true);
  }

  /** Checks the whole chain, and that it still holds the anchors. */
  public AuditFindings verify(List<AuditAnchor> anchors) {
    AuditFindings found = moment.execute(status -> walk(anchors));
    if (found == null) {
      throw new IllegalStateException("the walk returned nothing");
    }
    return found;
  }

  private AuditFindings walk(List<AuditAnchor> anchors) {
    Walk walk = new Walk(anchors);
    jdbc.query(
        """
        select c.seq, c.hash, c.audit_id as linked_id, e.*
          from audit_chain c left join audit_event e on e.audit_id = c.audit_id
         order by c.seq
        """,
        walk::step);
    jdbc.query(
        """
        select e.audit_id from audit_event e
         where not exists (select 1 from audit_chain c where c.audit_id = e.audit_id)
           and not exists (select 1 from audit_pending w where w.audit_id = e.audit_id)
         order by e.audit_id
        """,
        (ResultSet row) -> walk.found(Kind.NOT_LINKED, row.getLong(1)));
    walk.endAtAnchors();
    return new AuditFindings(
        count("audit_event"), count("audit_pending"), anchors.size(), walk.breaks);
  }

  private long count(String table) {
    Long rows = jdbc.queryForObject("select count(*) from " + table, Long.class);
    return rows == null ? 0 : rows;
  }

  /** One walk along the chain. */
  private static final class Walk {
    private final Map<Long, AuditAnchor> anchors = new HashMap<>();
    private final List<Break> breaks = new ArrayList<>();
    private byte[] before = AuditHash.beforeTheFirst();
    private long reached;

    Walk(List<AuditAnchor> anchors) {
      anchors.forEach(anchor -> this.anchors.put(anchor.seq(), anchor));
    }

    void step(ResultSet row) throws SQLException {
      long seq = row.getLong("seq");
      byte[] hash = row.getBytes("hash");
      if (seq != reached + 1) {
        found(Kind.LINK_DELETED, reached + 1);
      } else if (row.getString("user_id") == null) {
        found(Kind.ROW_DELETED, seq);
      } else if (!Arrays.equals(hash, AuditHash.of(before, seq, AuditEvent.of(row)))) {
        found(Kind.CHANGED, seq);
      }
      AuditAnchor anchor = anchors.get(seq);
      if (anchor != null && !anchor.equals(AuditAnchor.of(seq, hash))) {
        found(Kind.REWRITTEN, seq);
      }
      before = hash;
      reached = seq;
    }

    void endAtAnchors() {
      anchors.keySet().stream()
          .filter(seq -> seq > reached)
          .sorted()
          .forEach(seq -> found(Kind.CUT_OFF, seq));
    }

    void found(Kind kind, long position) {
      breaks.add(new Break(kind, position));
    }
  }
}
