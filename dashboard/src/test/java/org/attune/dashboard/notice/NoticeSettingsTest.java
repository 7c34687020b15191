package org.attune.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeSettingsTest {
  private static final Outgoing OUTGOING =
      new Outgoing(null, null, Set.of(URI.create("https://hooks.example.org")));

  private static NoticeSettings of(String email, String webhook) {
    return new NoticeSettings(email, webhook, Set.of(), 0, null, null, null);
  }

  @Test
  void emptyFieldsMeanOpenPagesOnly() {
    assertThat(of("", "").faults(OUTGOING)).isEmpty();
    assertThat(of("", "").follower(ZoneOffset.UTC)).isEqualTo(Follower.OF_OPEN_PAGES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana",
        "ana@",
        "ana@example.org, bo@example.org",
        "Ana <ana@example.org>",
        "ana@example.org\r\nBcc: all@example.org",
        "<script>alert(1)</script>",
        "a b@example.org"
      })
  void refusesWhatIsNotOneAddress(String email) {
    assertThat(of(email, "").faults(OUTGOING)).containsExactly("the e-mail address cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1/", "https://evil.example/", "not a url", "javascript:1"})
  void refusesWebhooksThatAreNotAllowed(String webhook) {
    assertThat(of("", webhook).faults(OUTGOING)).hasSize(1);
  }

  @Test
  void refusesTimesThatMakeNoSense() {
    assertThat(new NoticeSettings("", "", Set.of(), -1, 4, LocalTime.NOON, null).faults(OUTGOING))
        .hasSize(3);
  }

  @Test
  void showsNoAddressInText() {
    NoticeSettings typed = of("ana@example.org", "https://hooks.example.org/sesame");
    assertThat(typed.toString()).doesNotContain("ana", "sesame");
    assertThat(typed.follower(ZoneOffset.UTC).toString()).doesNotContain("ana", "sesame");
  }
}
