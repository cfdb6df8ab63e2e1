package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** The page of alerts: causes with the page that helps, and whose they are. */
class AlertPagesTest {
  private static final Instant NOW = SampleInstallation.NOW;

  @TempDir private Path folder;
  private OpenInstallation open;
  private AlertLog log;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).withSink().parts().openToSynchronize();
    log = open.storage().alertLog();
    desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Alert alert(int daysAgo, Alert.Level level, String about, String code) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return new Alert(level, at, about, code, "Something about " + about + ". Do something.");
  }

  private static List<String> rows(Document page, String heading) {
    return page.select("section:has(#" + heading + ") tbody tr").eachText();
  }

  @Test
  void theSameCauseIsOneRow() throws Exception {
    log.raise(alert(3, Alert.Level.WARNING, "maria", "imap/unreachable").lasting());
    log.raise(alert(2, Alert.Level.WARNING, "sink crm", "delivery/failing").lasting());
    log.raise(alert(1, Alert.Level.ERROR, "maria", "imap/unreachable").lasting());
    Document page = desk.page("/alerts");
    assertThat(rows(page, "open")).hasSize(2);
    assertThat(rows(page, "open").get(0)).contains("maria", "error", "2 times", "first 3 days ago");
    assertThat(page.select(".step a").eachAttr("href"))
        .containsExactly("/mailboxes/maria", "/sinks/crm");
    assertThat(desk.page("/").select(".matters a").eachAttr("href")).contains("/sinks/crm");
    assertThat(desk.page("/sinks/crm").select("section:has(#history) tbody tr")).hasSize(1);
  }

  @Test
  void whatIsOverIsPast() throws Exception {
    log.raise(alert(3, Alert.Level.WARNING, "maria", "imap/unreachable").lasting());
    log.raise(Alert.over(NOW.minusSeconds(60), "maria", "The mailbox maria works again."));
    log.raise(alert(1, Alert.Level.WARNING, "christopher", "sync/undeliverable"));
    Document page = desk.page("/alerts");
    assertThat(page.select(".wellness").text()).contains("No alert is open");
    assertThat(rows(page, "past")).hasSize(2);
    assertThat(page.select(".step a").first().attr("href"))
        .isEqualTo("/messages?reason=Undeliverable&mailbox=christopher");
    assertThat(desk.page("/mailboxes/maria").select("section:has(#history) .chip").eachText())
        .containsExactly("works again", "over");
  }

  @Test
  void anAdministratorIsDoneWithACauseMutesItAndReopensIt() throws Exception {
    log.raise(alert(3, Alert.Level.WARNING, "sink crm", "delivery/failing").lasting());
    log.raise(alert(2, Alert.Level.WARNING, "sink crm", "delivery/failing").lasting());
    assertThat(desk.page("/").select(".matters li")).as("one cause is one matter").hasSize(1);
    String which = "about=sink+crm&code=delivery%2Ffailing";
    assertThat(desk.post("/alerts/done", which).header("Location")).contains("/alerts");
    Document done = desk.page("/alerts");
    assertThat(done.select(".wellness").text()).contains("No alert needs attention");
    assertThat(rows(done, "handled").get(0)).contains("done by maria, just now", "Reopen");
    assertThat(desk.page("/").select("#attention").first().parent().parent().text())
        .contains("Nothing.", "1 cause that lasts is done or muted");
    desk.post("/alerts/mute", which + "&until=1w");
    assertThat(rows(desk.page("/alerts"), "handled").get(0))
        .contains("muted by maria, just now; back 8 Mar 2026");
    desk.post("/alerts/reopen", which);
    assertThat(rows(desk.page("/alerts"), "open").get(0)).contains("Done", "Mute");
    assertThat(desk.page("/").select(".matters li")).hasSize(1);
    assertThat(desk.post("/alerts/mute", which + "&until=soon").status()).isEqualTo(400);
    assertThat(desk.post("/alerts/done", "about=nobody&code=").status()).isEqualTo(404);
  }

  @Test
  void whatIsDoneComesBackWhenItIsToldAgain() throws Exception {
    log.raise(alert(2, Alert.Level.WARNING, "sink crm", "delivery/failing").lasting());
    desk.post("/alerts/done", "about=sink+crm&code=delivery%2Ffailing");
    log.raise(alert(1, Alert.Level.WARNING, "sink crm", "delivery/failing").lasting());
    assertThat(rows(desk.page("/alerts"), "open")).hasSize(1);
    assertThat(desk.page("/alerts").select("#handled")).isEmpty();
  }

  @Test
  void onlyAdministratorsDealWithAlerts() throws Exception {
    log.raise(alert(2, Alert.Level.WARNING, "support", "imap/unreachable").lasting());
    Desk auditor = desk.as(Identity.of("olga", Role.AUDITOR));
    Document page = PageCheck.page(auditor.console(), auditor.get("/alerts"));
    assertThat(rows(page, "open")).hasSize(1);
    assertThat(page.select(".alerts form")).isEmpty();
    assertThat(auditor.post("/alerts/done", "about=support&code=imap%2Funreachable").status())
        .isEqualTo(403);
  }

  @Test
  void aUserSeesAlertsAboutOwnMailboxesOnly() throws Exception {
    log.raise(alert(1, Alert.Level.ERROR, "maria", "imap/unreachable").lasting());
    log.raise(alert(1, Alert.Level.ERROR, "the database", "storage/damaged").lasting());
    log.raise(alert(1, Alert.Level.ERROR, "support", "imap/unreachable").lasting());
    RecordId id = new RecordId(RecordKind.USER, "christopher");
    Desk user = desk.as(Identity.of("christopher", Role.USER).as(id));
    Document page = PageCheck.page(user.console(), user.get("/alerts"));
    assertThat(rows(page, "open")).singleElement().asString().startsWith("support");
    assertThat(user.get("/").status()).isEqualTo(200);
    assertThat(PageCheck.page(user.console(), user.get("/")).text()).doesNotContain("database");
  }
}
