package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.attune.app.RunningAttune;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.wording.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A watch hands over the evening of a day three days later: the day is revised and the page says
 * so.
 *
 * <p>Leaves {@code target/pictures/late-sync.png}, the chart before and after, from which {@code
 * docs/images/late-sync.png} is taken.
 */
@ExtendWith(SharedAttune.class)
class LateSyncITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PATIENT = "p-sync";
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final int DAYS = 22;
  private static final int LATE_DAY = 3;
  private static final int WHOLE_DAY_MINUTES = 840;
  private static final int UNTIL_SIX_MINUTES = 600;

  @Test
  void aLateSyncRevisesTheDayAndThePageMarksIt(RunningAttune attune, @TempDir Path profile)
      throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate late = today.minusDays(LATE_DAY);
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("coast", "Coast team")),
            List.of(
                new NewAccount(
                    "kai", RunningAttune.PASSWORD, "Kai Lund", Role.CLINICIAN, Set.of("coast"))),
            List.of(new NewPatient(PATIENT, "Mila Harper", "coast")));
    ChromeDriver chromium = Chromium.open(profile);
    try (OutsideProducer outside =
        new OutsideProducer(attune.addresses().kafkaBootstrapServers())) {
      for (int ago = DAYS; ago > 0; ago--) {
        boolean cutShort = ago == LATE_DAY;
        Instant start = today.minusDays(ago).atTime(MORNING).toInstant(ZoneOffset.UTC);
        outside.send(
            Events.steps(
                    "steps-" + ago,
                    PATIENT,
                    start,
                    cutShort ? UNTIL_SIX_MINUTES : WHOLE_DAY_MINUTES,
                    cutShort ? 4 : 7 + ago % 4)
                .build());
      }
      signIn(chromium, attune);
      awaitRow(chromium, attune, late, "2,400");
      assertThat(row(chromium, late)).doesNotContain("late sync").doesNotContain("final");
      assertThat(rows(chromium)).hasSize(DAYS);
      BufferedImage before = picture(chromium);

      outside.send(
          Events.steps(
                  "steps-late",
                  PATIENT,
                  late.atTime(MORNING).plusMinutes(UNTIL_SIX_MINUTES).toInstant(ZoneOffset.UTC),
                  WHOLE_DAY_MINUTES - UNTIL_SIX_MINUTES,
                  22)
              .setReceivedAt(Instant.now())
              .build());
      awaitRow(chromium, attune, late, "7,680");
      assertThat(row(chromium, late)).contains("late sync, received ");
      assertThat(rows(chromium))
          .hasSize(DAYS)
          .filteredOn(other -> other.contains("late sync"))
          .hasSize(1);
      save(before, picture(chromium));
    } finally {
      chromium.quit();
    }
  }

  private static void signIn(ChromeDriver chromium, RunningAttune attune) {
    // One column of charts, about 600 pixels wide.
    chromium.manage().window().setSize(new Dimension(660, 1000));
    chromium.get(attune.pages() + "/sign-in");
    chromium.findElement(By.id("username")).sendKeys("kai");
    chromium.findElement(By.id("password")).sendKeys(RunningAttune.PASSWORD);
    chromium.findElement(By.cssSelector("button[type=submit]")).click();
    await()
        .atMost(PATIENCE)
        .until(() -> !chromium.findElements(By.cssSelector("table.caseload")).isEmpty());
  }

  /** Loads the patient's page again until the day has the value and the latest day is there. */
  private static void awaitRow(
      ChromeDriver chromium, RunningAttune attune, LocalDate day, String value) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              chromium.get(attune.pages() + "/patients/" + PATIENT);
              chromium.findElement(By.cssSelector("#chart-steps details > summary")).click();
              assertThat(rows(chromium)).hasSize(DAYS);
              assertThat(row(chromium, day)).contains(value);
            });
  }

  private static List<String> rows(ChromeDriver chromium) {
    return chromium.findElements(By.cssSelector("#chart-steps tbody tr")).stream()
        .map(row -> row.getText().replaceAll("\\s+", " "))
        .toList();
  }

  private static String row(ChromeDriver chromium, LocalDate day) {
    return rows(chromium).stream()
        .filter(row -> row.startsWith(Times.plainDay(day) + " "))
        .findFirst()
        .orElseThrow();
  }

  /** The chart with its table, as it is on the screen. */
  private static BufferedImage picture(ChromeDriver chromium) throws IOException {
    WebElement chart = chromium.findElement(By.id("chart-steps"));
    chromium.executeScript("arguments[0].scrollIntoView()", chart);
    await()
        .atMost(PATIENCE)
        .until(() -> !chart.findElements(By.cssSelector(".plot .uplot canvas")).isEmpty());
    return ImageIO.read(new ByteArrayInputStream(chart.getScreenshotAs(OutputType.BYTES)));
  }

  private static void save(BufferedImage before, BufferedImage after) throws IOException {
    int margin = 16;
    BufferedImage both =
        new BufferedImage(
            before.getWidth() + after.getWidth() + 3 * margin,
            Math.max(before.getHeight(), after.getHeight()) + 2 * margin,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = both.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, both.getWidth(), both.getHeight());
    canvas.drawImage(before, margin, margin, null);
    canvas.drawImage(after, before.getWidth() + 2 * margin, margin, null);
    canvas.dispose();
    Path pictures = Files.createDirectories(Path.of("target", "pictures"));
    ImageIO.write(both, "png", pictures.resolve("late-sync.png").toFile());
  }
}
