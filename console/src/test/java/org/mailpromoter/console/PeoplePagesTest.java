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
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.documents.JobDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.PasswordLogin;
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
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    open = SampleInstallation.in(folder).withMail().synchronize().parts().openToSynchronize();
    People.in(open);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Desk administrator() {
    return new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
  }

  private Desk user() {
    return new Desk(open, Identity.of("christopher", Role.USER).as(RecordId.user("christopher")));
  }

  private Desk auditor() {
    return new Desk(open, Identity.of("olga", Role.AUDITOR));
  }

  private static Document page(Desk desk, String address) throws Exception {
    return PageCheck.page(desk.console(), desk.get(address));
  }

  private static Document page(Desk desk, Response response) throws Exception {
    return PageCheck.page(desk.console(), response);
  }

  /** The page to which a form leads in the end, as for a browser without scripts. */
  private static Document after(Desk desk, Response response) throws Exception {
    return page(desk, arrival(desk, response));
  }

  private static String arrival(Desk desk, Response response) throws Exception {
    assertThat(response.status()).isEqualTo(303);
    String address = response.header("Location").orElseThrow();
    if (address.startsWith("/jobs/")) {
      String id = address.replaceAll("/jobs/|\\?.*", "");
      assertThat(desk.jobs().find(id).orElseThrow().await(Duration.ofMinutes(1))).isTrue();
      address = desk.get(address).header("Location").orElseThrow();
    }
    return address;
  }

  /** A form body of names and values. */
  private static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private static final List<String> PAGES =
      List.of(
          "/access",
          "/access?ended=yes",
          "/access?done=added",
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
      page(administrator(), each);
    }
  }

  @Test
  void pagesAreSoundForUsersAndAuditors() throws Exception {
    for (String each : PAGES) {
      page(user(), each);
      page(auditor(), each);
    }
  }

  @Test
  void theAuditLogIsPagedAndEachFilterCanBeDropped() throws Exception {
    Document first = page(administrator(), "/audit?by=root&limit=2");
    assertThat(first.select("tbody tr")).hasSize(2);
    Document next = page(administrator(), first.select("a[rel=next]").attr("href"));
    assertThat(next.select("tbody tr")).isNotEmpty();
    assertThat(next.select(".audit .sub").eachText())
        .doesNotContainAnyElementsOf(first.select(".audit .when .sub").eachText());
    Document none = page(administrator(), "/audit?by=nobody&object=x");
    assertThat(none.select(".empty a").eachAttr("href"))
        .containsExactly("/audit?object=x", "/audit?by=nobody");
  }

  @Test
  void aUserSeesWhatTheyDidAndWhatConcernsThem() throws Exception {
    assertThat(page(user(), "/audit").select("tbody tr").eachText())
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
    Desk desk = administrator();
    assertThat(page(desk, "/audit").select(".chain .chip")).isEmpty();
    Document page = after(desk, desk.post("/audit/verify", ""));
    assertThat(page.select(".chain .chip").text()).isEqualTo("intact");
    assertThat(page.select(".chain code").text()).matches("[0-9]+:[0-9a-f]{64}");
    assertThat(user().post("/audit/verify", "").status()).isEqualTo(403);
  }

  @Test
  void theExportHasTheEntriesOfTheFilters() throws Exception {
    Response response = administrator().get("/audit/export?by=maria");
    assertThat(response.header("Content-Disposition").orElseThrow()).contains("audit.csv");
    assertThat(PageCheck.text(response).lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("number,at,actor,");
    assertThat(PageCheck.text(user().get("/audit/export"))).doesNotContain("grafana");
  }

  @Test
  void theReportSaysWhatBecameOfMail() throws Exception {
    Document page = page(administrator(), "/reports?since=30d");
    assertThat(page.select(".tile b").first().text()).isEqualTo("8");
    assertThat(page.select("svg.figure g")).isNotEmpty();
    assertThat(page.select("h2").eachText()).contains("By day", "By reason", "Outcomes by mailbox");
    assertThat(page.select(".reasons a").eachAttr("href"))
        .anyMatch(each -> each.contains("reason=NoCorrelationMatch") && each.contains("since=30d"));
    assertThat(page(administrator(), "/reports?since=2026-03-01T11:55").select(".empty").text())
        .contains("No message was received");
    assertThat(user().get("/reports").status()).isEqualTo(403);
  }

  @Test
  void aReportHidesSubjectsOfOthers() throws Exception {
    Desk hidden = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    for (String subject :
        page(hidden, "/reports?since=30d").select("#review ~ .panel td a").eachText()) {
      assertThat(subject).isEqualTo(Mask.HIDDEN);
    }
    assertThat(page(hidden, "/reports?since=30d").text()).doesNotContain("Old matter");
  }

  /** Each of them reads everything that is stored. */
  @Test
  void whatTakesLongIsAJobOfWhoeverBeganIt() throws Exception {
    Desk desk = administrator();
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
      page(desk, "/jobs/" + each.id());
      assertThat(JobDocuments.of(each)).isNotNull();
    }
  }

  /** Pages that people only look at search nothing. */
  @Test
  void lookingAtPrivacyBeginsNoWork() throws Exception {
    Desk desk = administrator();
    for (String each : PAGES) {
      desk.get(each);
    }
    assertThat(desk.jobs().list()).isEmpty();
  }

  @Test
  void theReportOfALongPeriodIsReadFromItsJob() throws Exception {
    Desk desk = administrator();
    String filters = form("since", "30d", "mailbox", "christopher");
    String arrival = arrival(desk, desk.post("/reports", filters));
    assertThat(arrival).startsWith("/reports?since=30d&mailbox=christopher&job=");
    Document page = page(desk, arrival);
    assertThat(page.select(".tile").eachText())
        .isEqualTo(page(desk, "/reports?since=30d&mailbox=christopher").select(".tile").eachText());
    assertThat(page.select(".twin a").eachAttr("href"))
        .anyMatch(each -> each.contains("/api/v1/jobs/"));
    assertThat(desk.post("/reports", form("since", "later")).status()).isEqualTo(400);
  }

  @Test
  void aPersonIsErasedAfterTheirAddressWasTyped() throws Exception {
    Desk desk = administrator();
    String tom = form("address", " tom@northwind.example");
    String arrival = arrival(desk, desk.post("/privacy/find", tom));
    assertThat(arrival).startsWith("/privacy/found?job=").doesNotContain("northwind");
    Document found = page(desk, arrival);
    assertThat(found.select("td.number").eachText()).contains("2", "1");
    Document before = page(desk, found.select("a[href^=/privacy/erase]").attr("href"));
    assertThat(before.select("td.number").eachText())
        .isEqualTo(found.select("td.number").eachText());
    assertThat(before.select("form[action=/privacy/erase] input[name=address]").attr("value"))
        .isEqualTo("tom@northwind.example");
    String wrong = form("address", "tom@northwind.example", "confirmed", "tom");
    assertThat(desk.post("/privacy/erase", wrong).status()).isEqualTo(400);
    String right = form("address", "tom@northwind.example", "confirmed", " Tom@Northwind.example ");
    String erased = arrival(desk, desk.post("/privacy/erase", right));
    assertThat(erased).doesNotContain("northwind");
    assertThat(page(desk, erased).select(".notice.yes").text())
        .startsWith("Erased: 2 decisions")
        .contains("no longer occurs");
    assertThat(after(desk, desk.post("/privacy/find", tom)).text()).contains("occurs nowhere");
    Document slip = page(desk, desk.post("/privacy/find", form("address", "tom")));
    assertThat(slip.select(".problem").text()).contains("not an e-mail address");
    assertThat(user().post("/privacy/find", tom).status()).isEqualTo(403);
    assertThat(user().post("/privacy/erase", right).status()).isEqualTo(403);
    assertThat(auditor().get("/privacy").status()).isEqualTo(403);
  }

  @Test
  void whatIsOlderThanItsRetentionIsForgottenOnRequest() throws Exception {
    Desk desk = administrator();
    new SettingChoices(open)
        .set(Requester.command(new Actor.Person("root")), "refused-retention-days", "0");
    Response done = desk.post("/privacy/forget", "");
    assertThat(after(desk, done).select(".notice.yes").text()).contains("were deleted of");
    assertThat(page(desk, "/privacy?job=Erased").select(".notice")).isEmpty();
  }

  @Test
  void aUserSeesTheirOwnTokensAndSessionsOnly() throws Exception {
    Document page = page(user(), "/access");
    assertThat(page.select("h2").eachText()).containsExactly("API tokens", "Logged in");
    assertThat(page.select("td.name b").eachText())
        .containsExactly("Nightly export", "christopher");
    assertThat(page(administrator(), "/access").select("td.name b").eachText())
        .contains("Dashboards", "Nightly export", "maria");
  }

  @Test
  void anAccountIsAddedChangedAndRemoved() throws Exception {
    Desk desk = administrator();
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
    Document list = after(desk, desk.post("/access/new-account", added));
    assertThat(list.select("tr:has(a[href$=/tom]) td").eachText())
        .containsExactly("tom Tom", "user", "maria user:maria", "can log in");
    assertThat(PasswordLogin.check(open, "tom", People.PASSWORD)).isPresent();
    String changed =
        form(
            "do", "change", "version", "1", "name", "Tom", "role", "auditor", "user", "", "enabled",
            "no");
    after(desk, desk.post("/access/accounts/tom", changed));
    assertThat(new AccountList(open).find("tom").role()).isEqualTo(Role.AUDITOR);
    assertThat(new AccountList(open).find("tom").user()).isEmpty();
    assertThat(new AccountList(open).find("tom").enabled()).isFalse();
    Response stale = desk.post("/access/accounts/tom", changed);
    assertThat(stale.status()).isEqualTo(412);
    String wrong = form("do", "remove", "version", "2", "confirmed", "christopher");
    assertThat(desk.post("/access/accounts/tom", wrong).status()).isEqualTo(400);
    String right = form("do", "remove", "version", "2", "confirmed", "tom");
    after(desk, desk.post("/access/accounts/tom", right));
    assertThat(new AccountList(open).list()).hasSize(3);
  }

  @Test
  void aPasswordIsTypedTwiceAndNeverShownAgain() throws Exception {
    Desk desk = administrator();
    String other = "other words to remember";
    Response differs =
        desk.post(
            "/access/accounts/christopher",
            form("do", "password", "version", "1", "password", other, "repeated", "x"));
    assertThat(differs.status()).isEqualTo(400);
    Document page = page(desk, differs);
    assertThat(page.select(".notice.no").text()).contains("The two passwords differ.");
    assertThat(page.html()).doesNotContain(other);
    after(
        desk,
        desk.post(
            "/access/accounts/christopher",
            form("do", "password", "version", "1", "password", other, "repeated", other)));
    assertThat(PasswordLogin.check(open, "christopher", other)).isPresent();
  }

  @Test
  void theLastAdministratorStaysAndThePageSaysWhy() throws Exception {
    Desk desk = administrator();
    Response response =
        desk.post(
            "/access/accounts/maria",
            form("do", "change", "version", "1", "role", "user", "enabled", "yes"));
    assertThat(response.status()).isEqualTo(409);
    assertThat(page(desk, response).select(".notice.no").text()).contains("last account");
  }

  @Test
  void aTokenIsShownOnceAndAllowsNoMoreThanItsMakerMay() throws Exception {
    Desk desk = user();
    Response made =
        desk.post(
            "/access/new-token",
            form("label", "Mine", "scope", "read:messages", "scope", "read:status"));
    String token = page(desk, made).select("code[data-copy]").first().text();
    assertThat(token).startsWith("mp1_");
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(page(desk, "/access").html()).doesNotContain(token);
    Response program =
        desk.post(
            "/access/new-token",
            form("label", "X", "scope", "admin", "role", "administrator", "name", "export"));
    assertThat(program.status()).isEqualTo(409);
    page(desk, program);
    assertThat(new AccessList(open).tokens("export")).isEmpty();
  }

  @Test
  void aPageThatIsLoadedAgainMakesNoSecondToken() throws Exception {
    Desk desk = user();
    String once = page(desk, "/access/new-token").select("input[name=once]").attr("value");
    String form = form("label", "Mine", "scope", "read:messages", "once", once);
    assertThat(desk.post("/access/new-token", form).status()).isEqualTo(200);
    int made = new AccessList(open).tokens().size();
    Response again = desk.post("/access/new-token", form);
    assertThat(again.status()).isEqualTo(409);
    assertThat(page(desk, again).select(".notice.no").text()).contains("was sent before");
    assertThat(new AccessList(open).tokens()).hasSize(made);
  }

  @Test
  void tokensAreRevokedAndSessionsEndedByThoseWhoMay() throws Exception {
    String token = new AccessList(open).tokens("grafana").get(0).id().text();
    String session = new AccessList(open).sessions("maria").get(0).id();
    String revoke = "/access/tokens/" + token + "/revoke";
    String end = "/access/sessions/" + session + "/end";
    assertThat(user().post(revoke, "").status()).isEqualTo(403);
    assertThat(user().post(end, "").status()).isEqualTo(403);
    after(administrator(), administrator().post(revoke, ""));
    after(administrator(), administrator().post(end, ""));
    assertThat(new AccessList(open).sessions("maria")).isEmpty();
    assertThat(page(administrator(), "/access").html()).doesNotContain("Dashboards");
    assertThat(page(administrator(), "/access?ended=yes").html()).contains("revoked");
  }
}
