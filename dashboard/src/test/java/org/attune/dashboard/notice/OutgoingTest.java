package org.attune.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {
  private static final Outgoing ONE_HOST =
      new Outgoing(null, null, Set.of(URI.create("https://hooks.example.org")));

  @Test
  void allowsAddressesOfItsOrigins() {
    assertThat(ONE_HOST.allows(URI.create("https://HOOKS.example.org/a/b?c=d"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/",
        "https://hooks.example.org:8443/",
        "https://hooks.example.org.evil.example/",
        "https://evil.example/?https://hooks.example.org",
        "https://hooks.example.org@evil.example/",
        "https://user@hooks.example.org/",
        "https://hooks.example.org/#part",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "hooks.example.org"
      })
  void allowsNoOther(String address) {
    assertThat(ONE_HOST.allows(URI.create(address))).isFalse();
  }

  @Test
  void allowsNothingByDefault() {
    assertThat(Outgoing.of(Map.of()).allows(URI.create("https://hooks.example.org/"))).isFalse();
    assertThat(Outgoing.of(Map.of()).mail()).isNull();
  }

  @Test
  void readsWhatTheSurroundingsSayAndNamesNoSecret() {
    Outgoing read =
        Outgoing.of(
            Map.of(
                "ATTUNE_PUBLIC_URL", "https://attune.example.org/",
                "ATTUNE_SMTP_HOST", "mail.example.org",
                "ATTUNE_SMTP_USER", "sesame",
                "ATTUNE_SMTP_PASSWORD", "sesame",
                "ATTUNE_WEBHOOK_ORIGINS", "https://a.example, https://b.example:8443"));
    assertThat(read.webhookOrigins())
        .containsExactlyInAnyOrder(
            URI.create("https://a.example"), URI.create("https://b.example:8443"));
    assertThat(read.mail())
        .isEqualTo(
            new Outgoing.MailServer(
                "mail.example.org", 587, "sesame", "sesame", true, "attune@localhost"));
    assertThat(read.toString()).doesNotContain("sesame");
  }
}
