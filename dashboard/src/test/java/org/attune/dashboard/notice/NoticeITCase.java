package org.attune.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.schemas.common.Tier;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NoticeITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static final List<Posted> POSTED = new CopyOnWriteArrayList<>();
  private static final CountDownLatch ANSWER = new CountDownLatch(1);
  private static int mailPort;
  private static GreenMail mail;
  private static HttpServer hooks;
  private static RunningDashboard dashboard;

  private record Posted(String path, String at, String signature, String body) {}

  @BeforeAll
  static void start() throws IOException {
    mailPort = freePort();
    mail = mailServer();
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.setExecutor(Executors.newCachedThreadPool());
    hooks.createContext("/", NoticeITCase::answer);
    hooks.start();
    CLOCK.set(Instant.parse("2026-11-03T12:00:00Z"));
    dashboard =
        RunningDashboard.start(
            CLOCK,
            new Outgoing(
                URI.create("https://attune.example.org/"),
                new Outgoing.MailServer(
                    "127.0.0.1", mailPort, null, null, false, "attune@example.org"),
                Set.of(hookAddress(""))));
    dashboard.onRota("iop", Duty.ON_DUTY, "ana");
    dashboard.onRota("iop", Duty.BACKUP, "bo");
  }

  @AfterAll
  static void stop() {
    ANSWER.countDown();
    dashboard.close();
    mail.stop();
    hooks.stop(0);
  }

  @AfterEach
  void nobodyFollows() {
    dashboard.jdbc().sql("delete from follower").update();
  }

  private static GreenMail mailServer() {
    GreenMail server =
        new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static URI hookAddress(String path) {
    return URI.create("http://127.0.0.1:" + hooks.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    POSTED.add(
        new Posted(
            path,
            exchange.getRequestHeaders().getFirst("Attune-Timestamp"),
            exchange.getRequestHeaders().getFirst("Attune-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    switch (path) {
      case "/never" -> neverAnswer();
      case "/elsewhere" -> {
        exchange.getResponseHeaders().add("Location", "/redirected");
        exchange.sendResponseHeaders(307, -1);
      }
      default -> exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }

  private static void neverAnswer() {
    try {
      ANSWER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void follow(String username, Follower follower) {
    FollowerRepository followers = dashboard.bean(FollowerRepository.class);
    followers.save(dashboard.userId(username), follower);
    followers.saveSecret(dashboard.userId(username), "a secret");
  }

  private static Follower byMail(String address) {
    return new Follower(address, null, Set.of(), Duration.ZERO, null, null);
  }

  private static Follower byHook(String path) {
    return new Follower(null, hookAddress(path), Set.of(), Duration.ZERO, null, null);
  }

  /** An urgent alert of a patient of the north team; nobody is on duty in the program. */
  private static void raise(String id, String program) {
    patient(id, program);
    dashboard.project(Topic.ALERTS, alert(id).build());
  }

  private static void patient(String id, String program) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient("p-" + id, "Nora " + id, "north")));
    dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-" + id, program).build());
  }

  private static Alert.Builder alert(String id) {
    return Records.alert("a-" + id, "p-" + id, Records.item9("e-" + id).build());
  }

  private static Alert craving(String id) {
    return alert(id).setKind(AlertKind.CRAVING).setSafety(false).setTier(Tier.ROUTINE).build();
  }

  private static List<MimeMessage> mailsTo(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> recipient(message).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitMails(String address, int count) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(address)).hasSize(count));
  }

  private static int waiting(String id) {
    return dashboard
        .jdbc()
        .sql(
            "select count(*) from delivery d join notification n on n.notification_id ="
                + " d.notification_id where n.alert_id = :id and sent_at is null and withdrawn_at"
                + " is null")
        .param("id", "a-" + id)
        .query(Integer.class)
        .single();
  }

  private static int withdrawn(String id) {
    return dashboard
        .jdbc()
        .sql(
            "select count(*) from delivery d join notification n on n.notification_id ="
                + " d.notification_id where n.alert_id = :id and withdrawn_at is not null")
        .param("id", "a-" + id)
        .query(Integer.class)
        .single();
  }

  private static List<Posted> posted(String path) {
    return POSTED.stream().filter(one -> one.path().equals(path)).toList();
  }

  private static void acknowledge(String id) {
    Browser.signedIn(dashboard, "bo")
        .submit("/patients/p-" + id, "/alerts/a-" + id + "/acknowledge", Map.of("revision", "1"));
  }

  @Test
  void aMailSaysThatAnAlertNeedsReviewAndNothingElse() throws Exception {
    follow("ana", byMail("says@example.org"));
    raise("says", "none");
    dashboard.project(Topic.ALERTS, alert("says").build());
    awaitMails("says@example.org", 1);
    MimeMessage message = mailsTo("says@example.org").get(0);
    assertThat(message.getSubject()).isEqualTo("An alert needs review");
    String raw = new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(raw).contains("An alert needs review", "https://attune.example.org/notices/");
    for (java.util.Enumeration<String> lines = message.getAllHeaderLines();
        lines.hasMoreElements(); ) {
      raw += lines.nextElement();
    }
    assertThat(raw).doesNotContain("Nora", "p-says", "a-says", "none", "uicide", "rgent");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");

    String link = raw.replaceAll("(?s).*(/notices/[0-9a-f-]+).*", "$1");
    assertThat(Browser.signedIn(dashboard, "ana").open(link).uri().getPath())
        .isEqualTo("/patients/p-says");
    assertThat(Browser.signedIn(dashboard, "cy").open(link).statusCode()).isEqualTo(404);
    assertThat(
            Browser.signedIn(dashboard, "ana")
                .open("/notices/00000000-0000-0000-0000-000000000000")
                .statusCode())
        .isEqualTo(404);
    assertThat(Browser.signedIn(dashboard, "ana").open("/notices/x").statusCode()).isEqualTo(400);
  }

  @Test
  void theTeamThatTreatsThePatientIsToldAndNoOther() {
    follow("ana", byMail("north@example.org"));
    follow("cy", byMail("south@example.org"));
    raise("team", "none");
    awaitMails("north@example.org", 1);
    assertThat(mailsTo("south@example.org")).isEmpty();
  }

  @Test
  void tellsNobodyOfAnAlertThatPart2WithholdsFromThem() {
    dashboard
        .bean(AccountService.class)
        .enterPrograms(List.of(new Program("sud", "Substance use", true)));
    follow("ana", byMail("withheld@example.org"));
    raise("withheld", "sud");
    raise("plain", "none");
    awaitMails("withheld@example.org", 1);
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select n.alert_id from delivery d join notification n"
                        + " on n.notification_id = d.notification_id where d.user_id = :ana"
                        + " and n.alert_id in ('a-withheld', 'a-plain')")
                .param("ana", dashboard.userId("ana"))
                .query(String.class)
                .list())
        .containsExactly("a-plain");
  }

  @Test
  void whoIsOnDutyIsToldOnceAndTheBackupWhenItComesToThem() {
    follow("ana", byMail("duty-ana@example.org"));
    follow("bo", byMail("duty-bo@example.org"));
    raise("duty", "iop");
    awaitMails("duty-ana@example.org", 1);
    awaitMails("duty-bo@example.org", 1);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                dashboard
                        .jdbc()
                        .sql("select count(*) from escalation_step where alert_id = 'a-duty'")
                        .query(Integer.class)
                        .single()
                    == 1);
    await().atMost(PATIENCE).until(() -> waiting("duty") == 0);
    CLOCK.pass(Duration.ofMinutes(60));
    awaitMails("duty-bo@example.org", 2);
    assertThat(mailsTo("duty-ana@example.org")).hasSize(1);
    acknowledge("duty");
  }

  @Test
  void nothingIsLostOrDoubledWhileTheMailServerIsDown() {
    follow("ana", byMail("down@example.org"));
    mail.stop();
    try {
      raise("down", "none");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  dashboard
                          .jdbc()
                          .sql(
                              "select coalesce(max(attempts), 0) from delivery d join notification n"
                                  + " on n.notification_id = d.notification_id where n.alert_id = 'a-down'")
                          .query(Integer.class)
                          .single()
                      >= 2);
      assertThat(Browser.signedIn(dashboard, "ana").open("/notices").body())
          .contains("1 notice to you could not be sent yet");
      dashboard.restart();
    } finally {
      mail = mailServer();
    }
    CLOCK.pass(Duration.ofMinutes(5));
    awaitMails("down@example.org", 1);
    await().atMost(PATIENCE).until(() -> waiting("down") == 0);
    CLOCK.pass(Duration.ofHours(1));
    raise("down-after", "none");
    awaitMails("down@example.org", 2);
    assertThat(ids("down@example.org")).as("no message twice").doesNotHaveDuplicates();
    acknowledge("down");
    acknowledge("down-after");
  }

  private static List<String> ids(String address) {
    return mailsTo(address).stream().map(NoticeITCase::messageId).collect(Collectors.toList());
  }

  private static String messageId(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWebhookIsSignedAndOneThatNeverAnswersHoldsUpNobody() {
    List<String> team = new ArrayList<>(List.of("ana", "bo"));
    follow(team.get(0), byHook("/never"));
    follow(team.get(1), byHook("/hook"));
    for (int i = 0; i < 5; i++) {
      raise("hook" + i, "none");
    }
    await().atMost(PATIENCE).until(() -> posted("/hook").size() == 5);
    assertThat(posted("/hook"))
        .allSatisfy(
            post -> {
              assertThat(post.signature())
                  .isEqualTo(
                      WebhookSignature.of("a secret", Long.parseLong(post.at()), post.body()));
              assertThat(post.body())
                  .contains("\"text\":\"An alert needs review\"", "/notices/")
                  .doesNotContain("p-hook", "a-hook", "Nora");
            });
    await().atMost(PATIENCE).until(() -> posted("/never").size() >= 5);
    for (int i = 0; i < 5; i++) {
      acknowledge("hook" + i);
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    follow("ana", byHook("/elsewhere"));
    raise("redirect", "none");
    await().atMost(PATIENCE).until(() -> !posted("/elsewhere").isEmpty());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                dashboard
                    .jdbc()
                    .sql(
                        "select last_failure from delivery d join notification n on"
                            + " n.notification_id = d.notification_id where n.alert_id = 'a-redirect'"
                            + " and last_failure is not null")
                    .query(String.class)
                    .optional()
                    .equals(java.util.Optional.of("STATUS_307")));
    assertThat(posted("/redirected")).isEmpty();
    acknowledge("redirect");
  }

  @Test
  void whatIsNotAboutSafetyWaitsAsTheFollowerAsksAndAcknowledgedIsNotTold() {
    follow(
        "ana",
        new Follower(
            "quiet@example.org",
            null,
            Set.of("PANIC"),
            Duration.ofMinutes(20),
            null,
            new QuietHours(
                CLOCK.instant().atZone(ZoneOffset.UTC).toLocalTime().plusMinutes(10).withNano(0),
                CLOCK.instant().atZone(ZoneOffset.UTC).toLocalTime().plusMinutes(70).withNano(0),
                ZoneOffset.UTC)));
    patient("slow", "none");
    dashboard.project(Topic.ALERTS, craving("slow"));
    patient("mute", "none");
    dashboard.project(
        Topic.ALERTS, alert("mute").setKind(AlertKind.PANIC).setSafety(false).build());
    patient("seen", "none");
    dashboard.project(Topic.ALERTS, craving("seen"));
    assertThat(waiting("slow")).isEqualTo(1);
    assertThat(waiting("mute")).as("a kind not followed").isZero();

    raise("loud", "none");
    awaitMails("quiet@example.org", 1);
    acknowledge("seen");

    CLOCK.pass(Duration.ofMinutes(21));
    await().atMost(PATIENCE).until(() -> withdrawn("seen") == 1);
    assertThat(mailsTo("quiet@example.org")).as("quiet hours").hasSize(1);
    CLOCK.pass(Duration.ofMinutes(60));
    awaitMails("quiet@example.org", 2);
    acknowledge("loud");
    acknowledge("slow");
  }

  /**
   * The mail server has a mail before the dashboard has noted so: time may pass only after that.
   */
  private static void awaitRepetition(String id, int turn) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                dashboard
                        .jdbc()
                        .sql(
                            "select coalesce(max(turn), 0) from delivery d join notification n on"
                                + " n.notification_id = d.notification_id where n.alert_id = :id")
                        .param("id", "a-" + id)
                        .query(Integer.class)
                        .single()
                    == turn);
  }

  @Test
  void repeatsUntilSomebodyAcknowledges() {
    follow(
        "ana",
        new Follower(
            "again@example.org", null, Set.of(), Duration.ZERO, Duration.ofMinutes(10), null));
    raise("again", "none");
    awaitRepetition("again", 1);
    CLOCK.pass(Duration.ofMinutes(10));
    awaitMails("again@example.org", 2);
    awaitRepetition("again", 2);
    acknowledge("again");
    CLOCK.pass(Duration.ofMinutes(10));
    await().atMost(PATIENCE).until(() -> withdrawn("again") == 1);
    assertThat(mailsTo("again@example.org")).hasSize(2);
  }

  @Test
  void aHistoryTellsNobody() {
    follow("ana", byMail("history@example.org"));
    patient("history", "iop");
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-history", "p-history", Records.item9("e-history").setNotify(false).build())
            .build());
    assertThat(waiting("history")).isZero();
  }

  @Test
  void settingsAreTheViewersOwnAndBadOnesAreRefused() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(
            ana.submit(
                    "/notices",
                    "/notices",
                    Map.of(
                        "email", "own@example.org",
                        "delay", "15",
                        "repeat", "30",
                        "followed", "CRAVING",
                        "quietFrom", "22:00",
                        "quietUntil", "07:00"))
                .body())
        .contains("Saved.", "own@example.org", "22:00");
    Follower saved = dashboard.bean(FollowerRepository.class).of(dashboard.userId("ana"));
    assertThat(saved.mutedKinds()).contains("PANIC").doesNotContain("CRAVING", "SUICIDE_RISK");
    assertThat(saved.quiet())
        .isEqualTo(
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), dashboard.bean(ZoneId.class)));
    for (Map<String, String> bad :
        List.of(
            Map.of("email", "<script>alert(1)</script>"),
            Map.of("webhook", "http://169.254.169.254/latest"),
            Map.of("delay", "99999"))) {
      assertThat(ana.submit("/notices", "/notices", bad).body())
          .contains("Not saved")
          .doesNotContain("<script>alert");
    }
    assertThat(dashboard.bean(FollowerRepository.class).of(dashboard.userId("ana")))
        .isEqualTo(saved);
    assertThat(Browser.signedIn(dashboard, "bo").open("/notices").body())
        .doesNotContain("own@example.org");
    String hook = hookAddress("/own").toString();
    assertThat(ana.submit("/notices", "/notices", Map.of("webhook", hook)).body())
        .as("a webhook is never unsigned")
        .contains("Saved.")
        .containsPattern("signed with <code>[0-9a-f]{64}</code>");
    String page = ana.submit("/notices", "/notices/secret", Map.of()).body();
    assertThat(page).containsPattern("signed with <code>[0-9a-f]{64}</code>");
    assertThat(ana.open("/notices").body()).doesNotContainPattern("<code>[0-9a-f]{64}");
  }
}
