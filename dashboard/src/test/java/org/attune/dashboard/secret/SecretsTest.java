package org.attune.dashboard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final String PLAIN = "a secret, ümläut";

  private static Secrets of(int fill) {
    byte[] key = new byte[Secrets.KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return new Secrets(key);
  }

  @Test
  void opensWhatItSealedDifferentlyEachTime() {
    String one = of(1).seal(PLAIN);
    String other = of(1).seal(PLAIN);
    assertThat(one).isNotEqualTo(other).doesNotContain("secret");
    assertThat(Secrets.isSealed(one)).isTrue();
    assertThat(of(1).open(one)).isEqualTo(PLAIN);
    assertThat(of(1).open(other)).isEqualTo(PLAIN);
  }

  @Test
  void opensNothingThatAnotherKeySealedOrThatWasChanged() {
    String sealed = of(1).seal(PLAIN);
    int middle = sealed.length() / 2;
    char changed = sealed.charAt(middle) == 'A' ? 'B' : 'A';
    for (String wrong :
        new String[] {
          of(2).seal(PLAIN),
          sealed.substring(0, middle) + changed + sealed.substring(middle + 1),
          sealed.substring(0, 12),
          "{aes-gcm}no base64!",
          PLAIN
        }) {
      assertThatThrownBy(() -> of(1).open(wrong))
          .isInstanceOf(WrongKeyException.class)
          .hasNoCause()
          .hasMessageNotContaining(PLAIN);
    }
  }

  @Test
  void theFileIsMadeOnceForItsOwnerAlone(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("dashboard.key");
    byte[] made = KeyFile.readOrMake(file);
    assertThat(made).hasSize(Secrets.KEY_BYTES).isNotEqualTo(new byte[Secrets.KEY_BYTES]);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyFile.readOrMake(file)).isEqualTo(made);
    assertThat(KeyFile.readOrMake(directory.resolve("other.key"))).isNotEqualTo(made);
  }

  @Test
  void aFileThatHoldsNoKeyIsNamedNotQuoted(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("dashboard.key"), "c2hvcnQ=");
    assertThatThrownBy(() -> KeyFile.readOrMake(file))
        .isInstanceOf(WrongKeyException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("c2hvcnQ=");
  }
}
