package org.attune.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  @Test
  void isWhatAnyHmacOfTimeAndBodyGives() {
    // printf '1793725200.{"text":"x"}' | openssl dgst -sha256 -hmac 'a secret'
    assertThat(WebhookSignature.of("a secret", 1_793_725_200L, "{\"text\":\"x\"}"))
        .isEqualTo("sha256=a99614348af230e517a54eba83eba0b988028840fc2545b660f97a973b17d018");
  }

  @Test
  void changesWithTheTimeAndTheSecret() {
    String signed = WebhookSignature.of("a secret", 1, "body");
    assertThat(WebhookSignature.of("a secret", 2, "body")).isNotEqualTo(signed);
    assertThat(WebhookSignature.of("another", 1, "body")).isNotEqualTo(signed);
  }
}
