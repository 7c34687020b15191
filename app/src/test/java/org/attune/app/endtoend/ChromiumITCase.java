package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.attune.app.RunningAttune;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.security.Role;
import org.attune.schemas.event.Assessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** A clinician's morning in a real browser: the caseload, a live alert, a chart, an answer. */
@ExtendWith(SharedAttune.class)
class ChromiumITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int DAYS = 22;
  private static final String ANSWERED = "was answered “more than half the days” (2 of 3)";

  private static ChromeDriver chromium;
  private static OutsideProducer outside;

  @BeforeAll
  static void openTheBrowserOnACaseload(RunningAttune attune, @TempDir Path profile) {
    Instant now = Instant.now();
    chromium = Chromium.open(profile);
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("east", "East team")),
            List.of(
                new NewAccount(
                    "eva", RunningAttune.PASSWORD, "Eva Stone", Role.CLINICIAN, Set.of("east"))),
            // By name they would come in the opposite order.
            List.of(
                new NewPatient("p-danger", "Zoe Aldana", "east"),
                new NewPatient("p-blank", "Yara Bell", "east"),
                new NewPatient("p-low", "Xenia Cole", "east"),
                new NewPatient("p-steady", "Wanda Drew", "east")));
    outside = new OutsideProducer(attune.addresses().kafkaBootstrapServers());
    outside.send(Events.phq9("danger", "p-danger", now, 2).build());
    Assessment.Builder blank = Events.phq9("blank", "p-blank", now, 0);
    outside.send(blank.setAnswers(blank.getAnswers().subList(0, 8)).build());
    for (int day = 0; day < DAYS; day++) {
      Instant at = now.minus(Duration.ofDays(DAYS - 1L - day));
      int usual = 6 + day % 3;
      outside.send(Events.mood("steady-" + day, "p-steady", at, usual).build());
      outside.send(Events.mood("low-" + day, "p-low", at, day < DAYS - 4 ? usual : 1).build());
    }
    awaitPriorities(attune.signedIn("eva"));
  }

  private static void awaitPriorities(Browser eva) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(
            () ->
                assertThat(PageText.rows(eva.open("/").body()))
                    .map(row -> row.get("Patient") + ": " + row.get("Priority for review"))
                    .containsExactlyInAnyOrder(
                        "Zoe Aldana East team: Urgent",
                        "Yara Bell East team: Same day",
                        "Xenia Cole East team: Next review",
                        "Wanda Drew East team: No alert signals"));
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
  void aClinicianSeesTheCaseloadALiveAlertItsReasonAndTheChartAndAcknowledges(
      RunningAttune attune) {
    signIn(attune);
    assertThat(caseload()).containsExactly("Zoe Aldana", "Yara Bell", "Xenia Cole", "Wanda Drew");
    assertThat(newAlerts()).hasSize(3).noneMatch(alert -> alert.contains("Wanda Drew"));

    String alertId = anAlertArrivesOnTheOpenPage();

    // htmx may exchange the link between finding and clicking it.
    await()
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () -> {
              chromium.findElement(By.linkText("Wanda Drew")).click();
              return true;
            });
    await().atMost(PATIENCE).until(() -> heading().equals("Wanda Drew"));
    WebElement alert = chromium.findElement(By.id("alert-" + alertId));
    assertThat(alert.getText()).contains("Suicide risk", "New", ANSWERED);
    theChartIsDrawnWithItsDataInATable();
    acknowledge(alertId);

    chromium.findElement(By.linkText("Caseload")).click();
    await().atMost(PATIENCE).until(() -> !caseload().isEmpty());
    assertThat(newAlerts()).hasSize(3).noneMatch(each -> each.contains("Wanda Drew"));
    theConsoleHasNoErrors();
  }

  private static void signIn(RunningAttune attune) {
    chromium.get(attune.pages().toString());
    chromium.findElement(By.id("username")).sendKeys("eva");
    chromium.findElement(By.id("password")).sendKeys(RunningAttune.PASSWORD);
    chromium.findElement(By.cssSelector("button[type=submit]")).click();
    await().atMost(PATIENCE).until(() -> !caseload().isEmpty());
  }

  /** Returns the id of the alert. */
  private static String anAlertArrivesOnTheOpenPage() {
    chromium.executeScript("window.notLoadedAgain = true");
    outside.send(Events.phq9("live", "p-steady", Instant.now(), 2).build());
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(
            () ->
                assertThat(newAlerts())
                    .hasSize(4)
                    .first()
                    .asString()
                    .contains("Urgent", "Wanda Drew", "Suicide risk", ANSWERED));
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(
            () ->
                assertThat(caseload())
                    .as("the longer wait first, then the new alert")
                    .containsExactly("Zoe Aldana", "Wanda Drew", "Yara Bell", "Xenia Cole"));
    assertThat(chromium.executeScript("return window.notLoadedAgain === true"))
        .as("still the page that was open")
        .isEqualTo(true);
    assertThat(chromium.getTitle()).startsWith("(1) ");
    assertThat(chromium.findElement(By.id("announcer")).getDomProperty("textContent"))
        .contains("New alert.", "Wanda Drew", ANSWERED);
    // In one go, too: the list may be exchanged for one that is newer.
    String id =
        String.valueOf(
            chromium.executeScript("return document.querySelector('#new-alerts > li')?.id"));
    assertThat(id).startsWith("new-");
    return id.substring("new-".length());
  }

  private static void theChartIsDrawnWithItsDataInATable() {
    WebElement chart = chromium.findElement(By.id("chart-mood"));
    chromium.executeScript("arguments[0].scrollIntoView()", chart);
    await()
        .atMost(PATIENCE)
        .until(() -> !chart.findElements(By.cssSelector(".plot .uplot canvas")).isEmpty());
    WebElement canvas = chart.findElement(By.cssSelector(".plot .uplot canvas"));
    Dimension size = canvas.getSize();
    assertThat(size.getWidth()).isGreaterThan(200);
    assertThat(size.getHeight()).isGreaterThan(100);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(inkedPixels(canvas)).isGreaterThan(1000));

    chart.findElement(By.tagName("summary")).click();
    List<WebElement> rows = chart.findElements(By.cssSelector("tbody tr"));
    assertThat(rows).hasSize(DAYS).allMatch(WebElement::isDisplayed);
    List<String> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.findElement(By.tagName("td")).getText()));
    List<String> sent = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      sent.add(Integer.toString(6 + day % 3));
    }
    assertThat(values).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(chart.getText()).contains("Within usual range");
  }

  private static long inkedPixels(WebElement canvas) {
    Object inked =
        chromium.executeScript(
            """
            const canvas = arguments[0];
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            return data.filter((value, i) => i % 4 === 3 && value > 0).length;
            """,
            canvas);
    return inked instanceof Long count ? count : 0;
  }

  private static void acknowledge(String alertId) {
    WebElement alert = chromium.findElement(By.id("alert-" + alertId));
    alert.findElement(By.xpath(".//button[text()='Acknowledge']")).click();
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(chromium.findElement(By.id("alert-" + alertId)).getText())
                    .contains("Acknowledged by Eva Stone"));
    assertThat(chromium.findElement(By.cssSelector(".banner.done")).getText())
        .isEqualTo("Recorded.");
    assertThat(
            chromium
                .findElement(By.id("alert-" + alertId))
                .findElements(By.xpath(".//button[text()='Acknowledge']")))
        .isEmpty();
  }

  /** Errors of scripts, files that did not load, and what the content security policy refused. */
  private static void theConsoleHasNoErrors() {
    String own = "the test hears the console";
    chromium.executeScript("console.error(arguments[0])", own);
    assertThat(chromium.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .singleElement()
        .asString()
        .contains(own);
  }

  private static String heading() {
    List<WebElement> headings = chromium.findElements(By.tagName("h1"));
    return headings.isEmpty() ? "" : headings.get(0).getText();
  }

  private static List<String> caseload() {
    return texts("table.caseload tbody th a.name");
  }

  private static List<String> newAlerts() {
    return texts("#new-alerts > li");
  }

  /** Read in one go: htmx may exchange the elements between two questions. */
  private static List<String> texts(String selector) {
    Object texts =
        chromium.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(each => each.innerText)",
            selector);
    return texts instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
