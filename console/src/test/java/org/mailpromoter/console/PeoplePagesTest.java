package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.documents.JobDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.PasswordLogin;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SettingChoices;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Mask;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Job;
import org.mailpromoter.web.Response;

/** Pages about people: access, the audit log, reports, and privacy. */
class PeoplePagesTest {
  @TempDir private Path folder;
  private final MovingClock clock = new MovingClock();
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    open =
        new SampleInstallation(folder, clock).withMail().synchronize().parts().openToSynchronize();
    People.in(open);
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** A form body of names and values. */
  private static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private static final List<String> PAGES =
      List.of(
          "/access",
          "/access?ended=yes",
          "/access/new-account",
          "/access/accounts/christopher",
          "/access/accounts/nobody",
          "/access/new-token",
          "/audit",
          "/audit?by=root&operation=change-accounts",
          "/audit?operation=nonsense&since=later",
          "/audit?by=nobody&object=x&until=2030-01-01",
          "/audit?limit=2",
          "/reports",
          "/reports?since=30d&mailbox=christopher",
          "/reports?since=1h",
          "/reports?since=later&mailbox=nobody",
          "/privacy",
          "/privacy?address=tom@northwind.example",
          "/privacy?address=nobody@nowhere.example",
          "/privacy?address=nonsense",
          "/privacy/found",
          "/privacy/found?job=no-such-job",
          "/privacy/erase",
          "/audit?job=no-such-job",
          "/privacy/forget");

  @Test
  void pagesAreSoundForAnAdministrator() throws Exception {
    for (String each : PAGES) {
      Desk.administrator(open).page(each);
    }
  }

  @Test
  void pagesAreSoundForUsersAndAuditors() throws Exception {
    for (String each : PAGES) {
      Desk.user(open, "christopher").page(each);
      Desk.auditor(open).page(each);
    }
  }

  @Test
  void theAuditLogIsPagedAndEachFilterCanBeDropped() throws Exception {
    Document first = Desk.administrator(open).page("/audit?by=root&limit=2");
    assertThat(first.select("tbody tr")).hasSize(2);
    Document next = Desk.administrator(open).page(first.select("a[rel=next]").attr("href"));
    assertThat(next.select("tbody tr")).isNotEmpty();
    assertThat(next.select(".audit .sub").eachText())
        .doesNotContainAnyElementsOf(first.select(".audit .when .sub").eachText());
    Document none = Desk.administrator(open).page("/audit?by=nobody&object=x");
    assertThat(none.select(".empty a").eachAttr("href"))
        .containsExactly("/audit?object=x", "/audit?by=nobody");
  }

  @Test
  void aUserSeesWhatTheyDidAndWhatConcernsThem() throws Exception {
    assertThat(Desk.user(open, "christopher").page("/audit").select("tbody tr").eachText())
        .isNotEmpty()
        .allMatch(
            each ->
                each.contains("christopher")
                    || each.contains("API token")
                    || each.contains("activity 1"))
        .noneMatch(each -> each.contains("grafana") || each.contains("maria"));
  }

  @Test
  void theChainIsVerifiedWhenSomebodyAsks() throws Exception {
    Desk desk = Desk.administrator(open);
    assertThat(desk.page("/audit").select(".chain .chip")).isEmpty();
    Document page = desk.after(desk.post("/audit/verify", ""));
    assertThat(page.select(".chain .chip").text()).isEqualTo("intact");
    assertThat(page.select(".chain code").text()).matches("[0-9]+:[0-9a-f]{64}");
    assertThat(Desk.user(open, "christopher").post("/audit/verify", "").status()).isEqualTo(403);
  }

  @Test
  void theExportHasTheEntriesOfTheFilters() throws Exception {
    Response response = Desk.administrator(open).get("/audit/export?by=maria");
    assertThat(response.header("Content-Disposition").orElseThrow()).contains("audit.csv");
    assertThat(PageCheck.text(response).lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("number,at,actor,");
    assertThat(PageCheck.text(Desk.user(open, "christopher").get("/audit/export")))
        .doesNotContain("grafana");
  }

  @Test
  void theReportSaysWhatBecameOfMail() throws Exception {
    Document page = Desk.administrator(open).page("/reports?since=30d");
    assertThat(page.select(".tile b").first().text()).isEqualTo("8");
    assertThat(page.select("svg.figure g")).isNotEmpty();
    assertThat(page.select("h2").eachText()).contains("By day", "By reason", "Outcomes by mailbox");
    assertThat(page.select(".reasons a").eachAttr("href"))
        .anyMatch(each -> each.contains("reason=NoCorrelationMatch") && each.contains("since=30d"));
    assertThat(
            Desk.administrator(open)
                .page("/reports?since=2026-03-01T11:55")
                .select(".empty")
                .text())
        .contains("No message was received");
    assertThat(Desk.user(open, "christopher").get("/reports").status()).isEqualTo(403);
  }

  @Test
  void aReportHidesSubjectsOfOthers() throws Exception {
    Desk hidden = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    for (String subject :
        hidden.page("/reports?since=30d").select("#review ~ .panel td a").eachText()) {
      assertThat(subject).isEqualTo(Mask.HIDDEN);
    }
    assertThat(hidden.page("/reports?since=30d").text()).doesNotContain("Old matter");
  }

  /** Each of them reads everything that is stored. */
  @Test
  void whatTakesLongIsAJobOfWhoeverBeganIt() throws Exception {
    Desk desk = Desk.administrator(open);
    desk.post("/privacy/find", form("address", "tom@northwind.example"));
    desk.post("/privacy/erase", form("address", "a@b.example", "confirmed", "a@b.example"));
    desk.post("/privacy/forget", "");
    desk.post("/audit/verify", "");
    desk.post("/reports", form("since", "30d", "mailbox", "christopher"));
    assertThat(desk.jobs().list())
        .extracting(Job::operation)
        .containsExactly(
            Operation.SEE_REPORTS,
            Operation.VERIFY_AUDIT,
            Operation.FORGET,
            Operation.ERASE_PERSON,
            Operation.FIND_PERSON);
    for (Job each : desk.jobs().list()) {
      assertThat(each.await(Duration.ofMinutes(1))).isTrue();
      assertThat(each.state()).isEqualTo(Job.State.DONE);
      desk.page("/jobs/" + each.id());
      assertThat(JobDocuments.of(each)).isNotNull();
    }
  }

  /** Pages that people only look at search nothing. */
  @Test
  void lookingAtPrivacyBeginsNoWork() throws Exception {
    Desk desk = Desk.administrator(open);
    for (String each : PAGES) {
      desk.get(each);
    }
    assertThat(desk.jobs().list()).isEmpty();
  }

  @Test
  void theReportOfALongPeriodIsReadFromItsJob() throws Exception {
    Desk desk = Desk.administrator(open);
    String filters = form("since", "30d", "mailbox", "christopher");
    String arrival = desk.arrival(desk.post("/reports", filters));
    assertThat(arrival).startsWith("/reports?since=30d&mailbox=christopher&job=");
    Document page = desk.page(arrival);
    assertThat(page.select(".tile").eachText())
        .isEqualTo(desk.page("/reports?since=30d&mailbox=christopher").select(".tile").eachText());
    assertThat(page.select(".twin a").eachAttr("href"))
        .anyMatch(each -> each.contains("/api/v1/jobs/"));
    assertThat(desk.post("/reports", form("since", "later")).status()).isEqualTo(400);
  }

  /** A person who comes back to a report does not wait again; the report says when it was made. */
  @Test
  void aReportIsMadeOnceAMinute() throws Exception {
    Desk desk = Desk.administrator(open);
    String report = "/reports?since=2026-02-01";
    String before = desk.page(report).select("main").text();
    clock.pass(HALF_A_MINUTE);
    assertThat(desk.page(report).select("main").text()).isEqualTo(before);
    assertThat(desk.withToken("another session").page(report).select("main").text())
        .isNotEqualTo(before);
    clock.pass(HALF_A_MINUTE);
    assertThat(desk.page(report).select("main").text()).isNotEqualTo(before);
  }

  @Test
  void aReportIsMadeAnewAfterAChange() throws Exception {
    Desk desk = Desk.administrator(open);
    String report = "/reports?since=2026-02-01";
    assertThat(desk.page(report).text()).contains("tom@northwind.example");
    new Erasures(open)
        .erase(
            Requester.command(new Actor.Person("root")),
            EmailAddress.parse("tom@northwind.example").orElseThrow(),
            new Task());
    assertThat(desk.page(report).text()).doesNotContain("northwind");
  }

  @Test
  void aPersonIsErasedAfterTheirAddressWasTyped() throws Exception {
    Desk desk = Desk.administrator(open);
    String tom = form("address", " tom@northwind.example");
    String arrival = desk.arrival(desk.post("/privacy/find", tom));
    assertThat(arrival).startsWith("/privacy/found?job=").doesNotContain("northwind");
    Document found = desk.page(arrival);
    assertThat(found.select("td.number").eachText()).contains("2", "1");
    Document before = desk.page(found.select("a[href^=/privacy/erase]").attr("href"));
    assertThat(before.select("td.number").eachText())
        .isEqualTo(found.select("td.number").eachText());
    assertThat(before.select("form[action^=/privacy/erase] input[name=address]").attr("value"))
        .isEqualTo("tom@northwind.example");
    String wrong = form("address", "tom@northwind.example", "confirmed", "tom");
    assertThat(desk.post("/privacy/erase", wrong).status()).isEqualTo(400);
    String right = form("address", "tom@northwind.example", "confirmed", " Tom@Northwind.example ");
    String erased = desk.arrival(desk.post("/privacy/erase", right));
    assertThat(erased).doesNotContain("northwind");
    assertThat(desk.page(erased).select(".notice.yes").text())
        .startsWith("Erased: 2 decisions")
        .contains("no longer occurs");
    assertThat(desk.after(desk.post("/privacy/find", tom)).text()).contains("occurs nowhere");
    Document slip = desk.page(desk.post("/privacy/find", form("address", "tom")));
    assertThat(slip.select(".problem").text()).contains("not an e-mail address");
    assertThat(Desk.user(open, "christopher").post("/privacy/find", tom).status()).isEqualTo(403);
    assertThat(Desk.user(open, "christopher").post("/privacy/erase", right).status())
        .isEqualTo(403);
    assertThat(Desk.auditor(open).get("/privacy").status()).isEqualTo(403);
  }

  @Test
  void pagesAfterAnErasureSayWhatIsNoLongerThere() throws Exception {
    Desk desk = Desk.administrator(open);
    String form = form("address", "anna@contoso.example", "confirmed", "anna@contoso.example");
    desk.after(desk.post("/privacy/erase", form));
    Document list = desk.page("/messages");
    String gone = list.select(".subject a:contains(Subject no longer stored)").first().attr("href");
    Document message = desk.page(gone);
    assertThat(message.select(".verdict").text())
        .contains("whose sender and subject were deleted, became email activity");
    Document activities = desk.page("/activities");
    assertThat(activities.select("td").eachText())
        .anyMatch(each -> each.contains("an erased person"));
    String activity =
        activities.select("tr:contains(an erased person) .subject a").first().attr("href");
    assertThat(desk.page(activity).select(".parties").text()).contains("an erased person");
    for (Document each : List.of(list, message, activities)) {
      assertThat(each.select("main").text()).doesNotContain("from nobody", "contoso");
    }
  }

  @Test
  void whatIsOlderThanItsRetentionIsForgottenOnRequest() throws Exception {
    Desk desk = Desk.administrator(open);
    new SettingChoices(open)
        .set(Requester.command(new Actor.Person("root")), "refused-retention-days", "0");
    Response done = desk.post("/privacy/forget", "");
    assertThat(desk.after(done).select(".notice.yes").text()).contains("were deleted of");
    assertThat(desk.page("/privacy?job=Erased").select(".notice")).isEmpty();
  }

  @Test
  void aUserSeesTheirOwnTokensAndSessionsOnly() throws Exception {
    Document page = Desk.user(open, "christopher").page("/access");
    assertThat(page.select("h2").eachText()).containsExactly("API tokens", "Logged in");
    assertThat(page.select("td.name b").eachText())
        .containsExactly("Nightly export", "christopher");
    assertThat(Desk.administrator(open).page("/access").select("td.name b").eachText())
        .contains("Dashboards", "Nightly export", "maria");
  }

  @Test
  void anAccountIsAddedChangedAndRemoved() throws Exception {
    Desk desk = Desk.administrator(open);
    String added =
        form(
            "id",
            "tom",
            "name",
            "Tom",
            "role",
            "user",
            "user",
            "maria",
            "password",
            People.PASSWORD,
            "repeated",
            People.PASSWORD);
    Document list = desk.after(desk.post("/access/new-account", added));
    assertThat(list.select("tr:has(a[href$=/tom]) td").eachText())
        .containsExactly("tom Tom", "user", "maria user:maria", "can log in");
    assertThat(PasswordLogin.check(open, "tom", People.PASSWORD)).isPresent();
    String changed =
        form(
            "do", "change", "version", "1", "name", "Tom", "role", "auditor", "user", "", "enabled",
            "no");
    desk.after(desk.post("/access/accounts/tom", changed));
    assertThat(new AccountList(open).find("tom").role()).isEqualTo(Role.AUDITOR);
    assertThat(new AccountList(open).find("tom").user()).isEmpty();
    assertThat(new AccountList(open).find("tom").enabled()).isFalse();
    Response stale = desk.post("/access/accounts/tom", changed);
    assertThat(stale.status()).isEqualTo(412);
    String wrong = form("do", "remove", "version", "2", "confirmed", "christopher");
    assertThat(desk.post("/access/accounts/tom", wrong).status()).isEqualTo(400);
    String right = form("do", "remove", "version", "2", "confirmed", "tom");
    desk.after(desk.post("/access/accounts/tom", right));
    assertThat(new AccountList(open).list()).hasSize(3);
  }

  @Test
  void aPasswordIsTypedTwiceAndNeverShownAgain() throws Exception {
    Desk desk = Desk.administrator(open);
    String other = "other words to remember";
    Response differs =
        desk.post(
            "/access/accounts/christopher",
            form("do", "password", "version", "1", "password", other, "repeated", "x"));
    assertThat(differs.status()).isEqualTo(400);
    Document page = desk.page(differs);
    assertThat(page.select(".problem").text()).contains("The two passwords differ.");
    assertThat(page.html()).doesNotContain(other);
    desk.after(
        desk.post(
            "/access/accounts/christopher",
            form("do", "password", "version", "1", "password", other, "repeated", other)));
    assertThat(PasswordLogin.check(open, "christopher", other)).isPresent();
  }

  @Test
  void theLastAdministratorStaysAndThePageSaysWhy() throws Exception {
    Desk desk = Desk.administrator(open);
    Response response =
        desk.post(
            "/access/accounts/maria",
            form("do", "change", "version", "1", "role", "user", "enabled", "yes"));
    assertThat(response.status()).isEqualTo(409);
    assertThat(desk.page(response).select(".notice.no").text()).contains("last account");
  }

  @Test
  void aTokenIsShownOnceAndAllowsNoMoreThanItsMakerMay() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    Response made =
        desk.post(
            "/access/new-token",
            form("label", "Mine", "scope", "read:messages", "scope", "read:status"));
    String token = desk.page(made).select("code[data-copy]").first().text();
    assertThat(token).startsWith("mp1_");
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(desk.page("/access").html()).doesNotContain(token);
    Response program =
        desk.post(
            "/access/new-token",
            form("label", "X", "scope", "admin", "role", "administrator", "name", "export"));
    assertThat(program.status()).isEqualTo(409);
    desk.page(program);
    assertThat(new AccessList(open).tokens("export")).isEmpty();
  }

  @Test
  void aPageThatIsLoadedAgainMakesNoSecondToken() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    String once = desk.page("/access/new-token").select("input[name=once]").attr("value");
    String form = form("label", "Mine", "scope", "read:messages", "once", once);
    assertThat(desk.post("/access/new-token", form).status()).isEqualTo(200);
    int made = new AccessList(open).tokens().size();
    Response again = desk.post("/access/new-token", form);
    assertThat(again.status()).isEqualTo(409);
    assertThat(desk.page(again).select(".notice.no").text()).contains("was sent before");
    assertThat(new AccessList(open).tokens()).hasSize(made);
  }

  @Test
  void tokensAreRevokedAndSessionsEndedByThoseWhoMay() throws Exception {
    String token = new AccessList(open).tokens("grafana").get(0).id().text();
    String session = new AccessList(open).sessions("maria").get(0).id();
    String revoke = "/access/tokens/" + token + "/revoke";
    String end = "/access/sessions/" + session + "/end";
    assertThat(Desk.user(open, "christopher").post(revoke, "").status()).isEqualTo(403);
    assertThat(Desk.user(open, "christopher").post(end, "").status()).isEqualTo(403);
    Desk.administrator(open).after(Desk.administrator(open).post(revoke, ""));
    Desk.administrator(open).after(Desk.administrator(open).post(end, ""));
    assertThat(new AccessList(open).sessions("maria")).isEmpty();
    assertThat(Desk.administrator(open).page("/access").html()).doesNotContain("Dashboards");
    assertThat(Desk.administrator(open).page("/access?ended=yes").html()).contains("revoked");
  }

  @Test
  void theChartHasEachDayOfThePeriodAlsoThoseWithoutMail() throws Exception {
    Document page = Desk.administrator(open).page("/reports?since=2026-02-16");
    List<String> days = page.select("#days ~ * tbody tr td:first-child").eachText();
    assertThat(days).hasSize(14).startsWith("2026-02-16").endsWith("2026-03-01");
    assertThat(Desk.administrator(open).page("/reports?since=400d").select("#days ~ * tbody tr"))
        .hasSize(120);
  }
}
