package org.mailpromoter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.ServiceEvent;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.web.Answered;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;

class MetricsTest {
  private static final Path RULES =
      Path.of("../app/src/main/dist/prometheus/mailpromoter-alerts.yaml");
  private static final String CONFIGURATION =
      """
      servers: {here: {connector: file}}
      mailboxes:
        support: {server: here, path: mail}
        lost: {server: here, path: nowhere}
      sinks:
        crm: {kind: jsonl, file: out.jsonl}
      """;

  @TempDir private Path folder;
  private final Desk desk = new Desk();
  private Instant now = Instant.now();
  private final Metrics metrics = new Metrics(desk, () -> now, () -> Map.of("what-if", 1L));
  private Installation parts;

  @BeforeEach
  void install() throws Exception {
    Path mail = Files.createDirectory(folder.resolve("mail"));
    Files.writeString(
        mail.resolve("1.eml"),
        "From: anna@customer.example\nTo: b@firm.example\nSubject: Secret\nMessage-ID: <1@x>\n\n");
    parts = installation(CONFIGURATION);
  }

  private Installation installation(String configuration) throws Exception {
    PartMaker maker = new PartMaker();
    return new Installation(
        new DeploymentReader(
                PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
                maker,
                List.of(),
                name -> Optional.empty())
            .read(Files.writeString(folder.resolve("mailpromoter.yaml"), configuration)),
        maker,
        Clock.systemUTC());
  }

  private String afterARun() throws Exception {
    try (OpenInstallation open = parts.openToSynchronize()) {
      desk.open(open);
      run(open);
      metrics
          .answered()
          .accept(
              new Answered(
                  "GET",
                  "/messages/{number}",
                  200,
                  9,
                  Duration.ofMillis(7),
                  "1",
                  "anna@x.example"));
      return metrics.text();
    } finally {
      desk.close();
    }
  }

  private void run(OpenInstallation open) throws Exception {
    Synchronization.Outcome outcome =
        new Synchronization(open)
            .run(
                Requester.command(new Actor.Person("test")),
                parts.deployment().mailboxes(),
                Synchronization.Trying.ALL,
                SyncListener.NONE);
    for (MailboxReport each : outcome.mailboxes()) {
      metrics.serviceEvents().happened(new ServiceEvent.Synchronized(each));
      each.failures()
          .forEach(
              failure ->
                  metrics
                      .serviceEvents()
                      .happened(new ServiceEvent.Failed(each.mailbox(), failure.fault())));
    }
  }

  @Test
  void aRunShowsInTheFigures() throws Exception {
    assertThat(afterARun())
        .contains(
            "mailpromoter_messages_decided_total{mailbox=\"support\",outcome=\"refused\"",
            "mailpromoter_sync_run_seconds_count ",
            "mailpromoter_sync_failures_total{mailbox=\"lost\",code=\"",
            "mailpromoter_mailbox_state{mailbox=\"support\",state=\"success\"} 1\n",
            "mailpromoter_mailbox_state{mailbox=\"support\",state=\"failure\"} 0\n",
            "mailpromoter_sync_last_success_timestamp_seconds{mailbox=\"support\"} ",
            "mailpromoter_outbox_events{sink=\"crm\",state=\"pending\"} 0\n",
            "mailpromoter_outbox_oldest_seconds{sink=\"crm\"} 0\n",
            "mailpromoter_store_open 1\n",
            "mailpromoter_http_requests_seconds_bucket{route=\"/messages/{number}\",status=\"200\","
                + "le=\"0.01\"} 1\n",
            "mailpromoter_jobs{kind=\"what-if\"} 1\n",
            "jvm_memory_used_bytes{area=\"heap\"} ")
        .containsPattern("mailpromoter_store_size_bytes [1-9]\\d+\n")
        .doesNotContain("mailpromoter_mailbox_state{mailbox=\"lost\",state=\"success\"} 1")
        .doesNotContain("mailpromoter_undecided_oldest_timestamp_seconds{");
  }

  @Test
  void whatCouldNotBeDecidedHasAnAge() throws Exception {
    try (OpenInstallation open = parts.openToSynchronize()) {
      undecided(open);
      desk.open(open);
      assertThat(metrics.text())
          .contains(
              "mailpromoter_undecided_oldest_timestamp_seconds{mailbox=\"support\"} 1767225600\n");
    } finally {
      desk.close();
    }
  }

  private void undecided(OpenInstallation open) throws Exception {
    MailboxId support = new MailboxId("support");
    FolderId folder = new FolderId("1");
    DecisionEntry entry =
        DecisionEntry.of(
            new MessageRef(folder, "7", "1"),
            new MessageIdentity("<u@x>", 1),
            "tom@customer.example",
            "Undecided",
            Instant.parse("2026-01-01T00:00:00Z"),
            Outcome.REFUSED,
            Reason.UNKNOWN,
            List.of(SubReason.CREATION_FAILED),
            Optional.empty(),
            new byte[] {1},
            new byte[] {2});
    open.storage()
        .activityStore()
        .commit(
            Commit.builder(Turn.alone(support), folder, Cursor.START, new Cursor("1"))
                .at(now)
                .policyVersion(1)
                .decisions(List.of(entry))
                .build());
  }

  @Test
  void nothingOfAMailOrAPersonIsALabel() throws Exception {
    assertThat(afterARun()).doesNotContain("@").doesNotContain("Secret").doesNotContain("anna");
  }

  @Test
  void everyLineIsInTheFormatOfPrometheus() throws Exception {
    String name = "[a-z][a-z0-9_]*";
    Pattern line =
        Pattern.compile(
            "# (HELP "
                + name
                + " .+|TYPE "
                + name
                + " (counter|gauge|histogram))|"
                + name
                + "(\\{"
                + name
                + "=\"[^\"]*\"(,"
                + name
                + "=\"[^\"]*\")*\\})? -?[0-9.E-]+");
    assertThat(afterARun().lines()).allMatch(each -> line.matcher(each).matches());
  }

  @Test
  void theStorageIsAskedEveryFewSecondsAtMost() throws Exception {
    assertThat(metrics.text()).contains("mailpromoter_store_open 0\n");
    try (OpenInstallation open = parts.openOrCreate()) {
      desk.open(open);
      assertThat(metrics.text()).contains("mailpromoter_store_open 0\n");
      now = now.plusSeconds(6);
      assertThat(metrics.text()).contains("mailpromoter_store_open 1\n");
      desk.close();
    }
  }

  /** The alert rules of the distribution name metrics and labels that exist. */
  @Test
  void alertRulesNameMetricsThatExist() throws Exception {
    String text = afterARun();
    Set<String> known =
        text.lines()
            .filter(each -> !each.startsWith("# HELP"))
            .map(each -> each.replace("# TYPE ", "").split("[{ ]")[0])
            .collect(Collectors.toSet());
    Matcher names =
        Pattern.compile("(?:mailpromoter|jvm|process)_[a-z_]+").matcher(Files.readString(RULES));
    int count = 0;
    while (names.find()) {
      assertThat(known).contains(names.group());
      count++;
    }
    assertThat(count).isGreaterThan(5);
  }

  /** Also of a process that has not read it yet. */
  @Test
  void theLastSuccessIsKnownWhileLaterRunsFail() throws Exception {
    try (OpenInstallation open = parts.openToSynchronize()) {
      open.storage().runLog().record(ended(100, ""), Instant.ofEpochSecond(900));
      open.storage().runLog().record(ended(200, "No answer."), Instant.ofEpochSecond(900));
      desk.open(open);
      assertThat(metrics.text())
          .contains("last_success_timestamp_seconds{mailbox=\"support\"} 100");
    } finally {
      desk.close();
    }
  }

  private static MailboxRun ended(long second, String failure) {
    Instant end = Instant.ofEpochSecond(second);
    return new MailboxRun(
        new MailboxId("support"), end.minusSeconds(1), end, 1, 0, failure, MailboxHealth.FINE);
  }

  @Test
  void aMailboxThatIsNoLongerConfiguredHasNoLastSuccess() throws Exception {
    assertThat(afterARun()).contains("last_success_timestamp_seconds{mailbox=\"support\"}");
    now = now.plusSeconds(10);
    try (OpenInstallation open =
        installation(CONFIGURATION.replace("support:", "renamed:")).openToSynchronize()) {
      desk.open(open);
      assertThat(metrics.text()).doesNotContain("last_success_timestamp_seconds{");
    } finally {
      desk.close();
    }
  }

  @Test
  void thePageHasTheFigures() {
    Request request = Request.of(Method.GET, "/metrics", new Peer.Network("127.0.0.1", false), "1");
    assertThat(new MetricsPage(metrics).handle(request).status()).isEqualTo(200);
  }

  @Test
  void aProcessLivesWithoutItsStorageAndIsReadyWithIt() throws Exception {
    boolean[] alive = {true};
    Health health = new Health(() -> alive[0], desk);
    Request request = Request.of(Method.GET, "/", new Peer.Network("127.0.0.1", false), "1");
    assertThat(health.live(request).status()).isEqualTo(200);
    assertThat(health.ready(request).status()).isEqualTo(503);
    try (OpenInstallation open = parts.openOrCreate()) {
      desk.open(open);
      assertThat(health.ready(request).status()).isEqualTo(200);
      desk.close();
    }
    assertThat(health.ready(request).header("Retry-After")).isPresent();
    alive[0] = false;
    assertThat(health.live(request).status()).isEqualTo(503);
  }
}
