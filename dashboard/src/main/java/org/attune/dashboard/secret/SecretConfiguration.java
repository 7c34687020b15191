package org.attune.dashboard.secret;

import java.io.IOException;
import java.nio.file.Path;
import org.attune.dashboard.DashboardSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** The key, proven before anything is opened with it. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {
  @Bean
  Secrets secrets(DashboardSettings settings, SecretKeyRepository keys) throws IOException {
    Path file = settings.keyFile();
    if (file == null) {
      return new Secrets(KeyGenerators.secureRandom(Secrets.KEY_BYTES).generateKey());
    }
    Secrets secrets = new Secrets(KeyFile.readOrMake(file));
    if (!keys.isRight(secrets)) {
      throw new WrongKeyException(
          file
              + " is not the key that this database was begun with: the secrets of webhooks cannot"
              + " be opened. Put back the file as it was. If it is lost, forget what it sealed and"
              + " have people enter their webhooks anew: \"update follower set webhook_url = null,"
              + " webhook_secret = null; delete from secret_key;\"");
    }
    return secrets;
  }
}
