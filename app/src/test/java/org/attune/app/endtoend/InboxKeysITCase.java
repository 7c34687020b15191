package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.attune.app.RunningAttune;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** A clinician works through the inbox by keys alone, in a real browser. */
@ExtendWith(SharedAttune.class)
class InboxKeysITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static ChromeDriver chromium;
  private static OutsideProducer outside;

  @BeforeAll
  static void twoAlertsWait(RunningAttune attune, @TempDir Path profile) {
    chromium = Chromium.open(profile);
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("keys", "Keys team")),
            List.of(
                new NewAccount(
                    "kay", RunningAttune.PASSWORD, "Kay Moss", Role.CLINICIAN, Set.of("keys"))),
            List.of(
                new NewPatient("p-key-1", "Una First", "keys"),
                new NewPatient("p-key-2", "Uma Second", "keys"),
                new NewPatient("p-key-3", "Ulla Third", "keys")));
    outside = new OutsideProducer(attune.addresses().kafkaBootstrapServers());
    outside.send(Events.phq9("key-1", "p-key-1", Instant.now(), 2).build());
    await()
        .atMost(PATIENCE)
        .until(() -> attune.signedIn("kay").open("/inbox").body().contains("Una First"));
    outside.send(Events.phq9("key-2", "p-key-2", Instant.now(), 2).build());
    await()
        .atMost(PATIENCE)
        .until(() -> attune.signedIn("kay").open("/inbox").body().contains("Uma Second"));
  }

  @AfterAll
  static void closeTheBrowser() {
    if (chromium != null) {
      chromium.quit();
    }
    if (outside != null) {
      outside.close();
    }
  }

  @Test
  void movesAcknowledgesWritesAndIsNotInterrupted(RunningAttune attune) {
    chromium.get(attune.pages().resolve("/inbox").toString());
    chromium.findElement(By.id("username")).sendKeys("kay");
    chromium.findElement(By.id("password")).sendKeys(RunningAttune.PASSWORD + Keys.ENTER);
    awaitText("#inbox-new .triage.selected .name", "Una First");
    press("j");
    awaitText(".triage.selected .name", "Uma Second");
    press("j");
    awaitText(".triage.selected .name", "Uma Second");
    press("k");
    awaitText(".triage.selected .name", "Una First");

    press("a");
    awaitText("#inbox-seen .name", "Una First");
    awaitText("#inbox-seen .state", "Acknowledged, not yet acted on");
    awaitText("#inbox-new .triage.selected .name", "Uma Second");

    press("r");
    await().atMost(PATIENCE).until(() -> focused().equals("disposition"));
    press("a");
    assertThat(texts("#inbox-new .name")).as("a letter in a field").containsExactly("Uma Second");

    outside.send(Events.phq9("key-3", "p-key-3", Instant.now(), 2).build());
    await().atMost(PATIENCE).until(() -> chromium.findElement(By.id("held-back")).isDisplayed());
    assertThat(texts("#inbox .name")).as("under the hands").doesNotContain("Ulla Third");
    assertThat(focused()).isEqualTo("disposition");
    press(Keys.ESCAPE);
    awaitText("#inbox-new .name", "Uma Second", "Ulla Third");
    assertThat(chromium.findElement(By.id("held-back")).isDisplayed()).isFalse();

    press("e");
    await().atMost(PATIENCE).until(() -> chromium.getCurrentUrl().endsWith("/emergency"));
    String own = "the test hears the console";
    chromium.executeScript("console.error(arguments[0])", own);
    assertThat(chromium.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .singleElement()
        .asString()
        .contains(own);
  }

  /** To whatever has the focus by then: a list shown anew takes the element away that had it. */
  private static void press(CharSequence key) {
    new Actions(chromium).sendKeys(key).perform();
  }

  private static String focused() {
    return String.valueOf(chromium.executeScript("return document.activeElement.name"));
  }

  private static void awaitText(String selector, String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(texts(selector)).containsExactly(expected));
  }

  private static List<String> texts(String selector) {
    Object texts =
        chromium.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(each => each.innerText)",
            selector);
    return texts instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
