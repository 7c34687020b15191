package org.attune.dashboard.secret;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a key is the one that this database was begun with. */
@Component
final class SecretKeyRepository {
  private static final String PROOF = "attune";

  private final JdbcClient jdbc;

  SecretKeyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether what the first key sealed opens; the first one counts as the right one. */
  boolean isRight(Secrets secrets) {
    jdbc.sql("insert into secret_key (proof) values (:proof) on conflict do nothing")
        .param("proof", secrets.seal(PROOF))
        .update();
    Optional<String> proof =
        jdbc.sql("select proof from secret_key").query(String.class).optional();
    try {
      return proof.map(secrets::open).filter(PROOF::equals).isPresent();
    } catch (WrongKeyException e) {
      return false;
    }
  }
}
