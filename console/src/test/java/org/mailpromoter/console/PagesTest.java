package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.access.Login;
import org.mailpromoter.access.LoginPages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * Every page in every state is sound HTML, and the journey of the article works without scripts.
 */
class PagesTest {

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    open = SampleInstallation.in(folder).withMail().synchronize().parts().openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/messages",
        "/messages?outcome=refused",
        "/messages?sender=nobody",
        "/messages?since=later&reason=x",
        "/messages?limit=2",
        "/messages/1",
        "/messages/1?impact=30d",
        "/messages/999",
        "/me/options",
        "/users/christopher/options",
        "/queues/support/options",
        "/users/nobody/options",
        "/users/christopher/options/preview?track=contacts",
        "/users/christopher/options/preview?track=none",
        "/settings",
        "/settings/use-correlation",
        "/settings/use-correlation?value=no",
        "/settings/blocked-attachments",
        "/settings/no-such-setting",
        "/nowhere"
      })
  void pagesAreSoundForAnAdministrator(String address) throws Exception {
    Desk.administrator(open).page(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/messages", "/settings", "/settings/use-correlation?value=no"})
  void pagesAreSoundForUsersAndAuditors(String address) throws Exception {
    Desk.user(open, "christopher").page(address);
    new Desk(open, Identity.of("olga", Role.AUDITOR)).page(address);
  }

  @Test
  void everyMessageHasASoundPageAndSoundRemedies() throws Exception {
    Desk desk = Desk.administrator(open);
    List<String> messages = messages(desk, "/messages");
    assertThat(messages).hasSize(8);
    for (String each : messages) {
      Document message = desk.page(each);
      for (String remedy : message.select(".card a[href], .card form").eachAttr("href")) {
        if (!remedy.isEmpty()) {
          desk.page(remedy);
        }
      }
    }
  }

  private static List<String> messages(Desk desk, String list) throws Exception {
    return desk.page(list).select(".messages .subject a").eachAttr("href");
  }

  @Test
  void subjectsOfStrangersAreEscaped() throws Exception {
    assertThat(Desk.administrator(open).page("/messages").select(".subject").eachText())
        .anyMatch(each -> each.contains("<script>alert(1)</script>"));
  }

  @Test
  void anEmptyListNamesItsFiltersAndOffersToDropEach() throws Exception {
    Document page = Desk.administrator(open).page("/messages?sender=nobody&outcome=refused");
    assertThat(page.select(".empty a").eachAttr("href"))
        .containsExactly("/messages?sender=nobody", "/messages?outcome=refused");
  }

  @Test
  void anEmptyInstallationSaysWhatToExpect() throws Exception {
    Path other = folder.resolve("empty");
    try (OpenInstallation empty = SampleInstallation.in(other).parts().openToSynchronize()) {
      Desk desk = new Desk(empty, Identity.of("maria", Role.ADMINISTRATOR));
      assertThat(desk.page("/messages").select(".empty").text()).contains("No message");
      desk.page("/");
      desk.page("/users/christopher/options");
      desk.page("/settings/use-correlation?value=no");
    }
  }

  @Test
  void olderMessagesAreOnTheNextPage() throws Exception {
    Desk desk = Desk.administrator(open);
    String older = desk.page("/messages?limit=5").select("a[rel=next]").attr("href");
    assertThat(messages(desk, older)).hasSize(3);
    assertThat(desk.page(older).select("a[rel=first]").attr("href")).isEqualTo("/messages?limit=5");
  }

  @Test
  void aUserSeesOnlyMailOfOwnMailboxesAndQueues() throws Exception {
    assertThat(
            Desk.user(open, "christopher")
                .page("/messages")
                .select(".messages .from .sub")
                .eachText())
        .isNotEmpty()
        .allMatch(each -> List.of("christopher", "support").contains(each));
    assertThat(Desk.user(open, "christopher").get("/users/maria/options").status()).isEqualTo(403);
  }

  private String question(Desk desk) throws Exception {
    return desk.page("/messages").select(".subject a").stream()
        .filter(each -> each.text().contains("next year's budget"))
        .findFirst()
        .orElseThrow()
        .attr("href");
  }

  @Test
  void mailOfOthersIsHiddenUntilAReasonIsGiven() throws Exception {
    String path =
        Desk.administrator(open)
            .page("/messages")
            .select("a[href^=/messages/]:contains(Question about)")
            .attr("href");
    Desk masked = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    assertThat(masked.page("/messages").text())
        .contains("(hidden)", "NoCorrelationMatch")
        .doesNotContain("Question about");
    assertThat(masked.page("/messages?text=Question").text()).contains("0 messages");
    assertThat(masked.page(path).text())
        .contains("Reveal this message", "NoCorrelationMatch")
        .doesNotContain("Question about");
    assertThat(masked.post(path + "/reveal", "reason=").status()).isEqualTo(409);
    Document shown = masked.after(masked.post(path + "/reveal", "reason=A+complaint"));
    assertThat(shown.text()).contains("Question about").doesNotContain("Reveal this message");
  }

  @Test
  void theReaderOfTheArticleFindsTheReasonAppliesTheRemedyAndUndoesIt() throws Exception {
    Desk desk = Desk.administrator(open);
    String message = question(desk);
    Document refused = desk.page(message);
    assertThat(refused.select(".head .chip").text()).isEqualTo("NoCorrelationMatch");
    assertThat(refused.select(".decisive").text())
        .contains("Does a considered user or queue accept it?", "A-12", "default");
    String remedy =
        refused.select(".card").stream()
            .filter(each -> each.select("h3").text().contains("to 2 (Email messages from CRM"))
            .findFirst()
            .orElseThrow()
            .select("a.button")
            .attr("href");
    Document preview = desk.page(remedy);
    assertThat(preview.select("form .main").text()).isEqualTo("Apply and promote these 2");

    Document done = desk.after(desk.post(remedy, "_token=" + Desk.TOKEN + "&others=yes"));
    assertThat(done.select(".head .chip").text()).isEqualTo("SenderMatch");
    assertThat(done.select(".notice").text()).contains("2 messages were promoted", "Undo");

    String undo = done.select("input[name=undo]").attr("value");
    Document undone = desk.after(desk.post(message + "/undo", "undo=" + Queries.encoded(undo)));
    assertThat(undone.select(".notice").text()).startsWith("Put back.");
    assertThat(desk.page("/users/christopher/options").select("[checked]").attr("value"))
        .isEqualTo("replies");
  }

  @Test
  void anUndoOfAnotherSessionChangesNothing() throws Exception {
    Desk desk = Desk.administrator(open);
    Response response =
        desk.post(
            question(desk) + "/undo", "undo=AAAAAAAAAAAAAAAAAAAAAAtrack-of-file%09user:maria");
    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void aRemedyForOneMessageIsAppliedAtOnce() throws Exception {
    Desk desk = Desk.administrator(open);
    String message = question(desk);
    String action = desk.page(message).select(".card form").attr("action");
    Document done = desk.after(desk.post(action, "_token=x"));
    assertThat(done.select(".head .chip").text()).isEqualTo("TrackedExplicitly");
  }

  @Test
  void aUserMayNotApplyWhatIsTheOrganizations() throws Exception {
    Document page = Desk.user(open, "christopher").page(question(Desk.user(open, "christopher")));
    assertThat(page.select(".card a.button").eachText()).isNotEmpty();
    assertThat(
            Desk.user(open, "christopher")
                .post("/settings/use-correlation", "now=yes&value=no")
                .status())
        .isEqualTo(403);
  }

  @Test
  void anOptionIsSavedWithPastMailAndReset() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    Document done =
        desk.after(
            desk.post("/users/christopher/options", "now=replies&track=contacts&do=promote"));
    assertThat(done.select(".notice").text()).contains("2 past messages were promoted");
    assertThat(done.select("table").text()).contains("christopher");
    Document reset = desk.after(desk.post("/users/christopher/options", "now=contacts&do=reset"));
    assertThat(reset.select("[checked]").attr("value")).isEqualTo("replies");
  }

  @Test
  void aFormThatIsOutOfDateChangesNothing() throws Exception {
    assertThat(
            Desk.user(open, "christopher")
                .post("/users/christopher/options", "now=none&track=all")
                .status())
        .isEqualTo(412);
    assertThat(
            Desk.administrator(open).post("/settings/use-correlation", "now=no&value=no").status())
        .isEqualTo(412);
  }

  @Test
  void aSettingIsTriedAppliedAndPutBack() throws Exception {
    Desk desk = Desk.administrator(open);
    Document done = desk.after(desk.post("/settings/use-correlation", "now=yes&value=no&do=apply"));
    assertThat(desk.page("/settings").select(".notice").text()).contains("correlation is off");
    String undo = done.select("input[name=undo]").attr("value");
    String fields = "now=no&do=undo&undo=" + Queries.encoded(undo);
    desk.after(desk.post("/settings/use-correlation", fields));
    assertThat(desk.page("/settings").select(".notice")).isEmpty();
  }

  /** The other change may be of another person. */
  @Test
  void anUndoThatIsOutOfDateChangesNothing() throws Exception {
    Desk desk = Desk.administrator(open);
    for (String first : List.of("/settings/use-correlation", "/users/christopher/options")) {
      boolean setting = first.startsWith("/settings");
      String change = setting ? "now=yes&value=no&do=apply" : "now=replies&track=contacts";
      Document done = desk.after(desk.post(first, change));
      String undo = done.select("input[name=undo]").attr("value");
      String now = done.select("form.notice input[name=now]").attr("value");
      assertThat(now).isEqualTo(setting ? "no" : "contacts");
      String back = setting ? "now=no&value=yes&do=apply" : "now=contacts&track=none";
      desk.after(desk.post(first, back));
      String fields = "do=undo&now=" + now + "&undo=" + Queries.encoded(undo);
      assertThat(desk.post(first, fields).status()).isEqualTo(412);
    }
  }

  @Test
  void noFormTokenIsInAnAddress() throws Exception {
    Document form = Desk.user(open, "christopher").page("/users/christopher/options");
    assertThat(form.select("[formmethod=get]")).isEmpty();
    Response preview =
        Desk.user(open, "christopher")
            .post("/users/christopher/options", "now=replies&track=contacts&do=preview");
    assertThat(preview.header("Location"))
        .contains("/users/christopher/options/preview?track=contacts");
  }

  @Test
  void aRefusedMessageThatPassesTodayIsDecidedAgain() throws Exception {
    Desk desk = Desk.administrator(open);
    String message = question(desk);
    desk.after(desk.post("/users/christopher/options", "now=replies&track=all"));
    Document page = desk.page(message);
    assertThat(page.select("#remedies").text())
        .contains("Decide this message again")
        .doesNotContain("would have promoted it.", "No change of settings");
    Document preview = desk.page(page.select("#remedies .card a").attr("href"));
    assertThat(preview.select(".verdict").text()).contains("Of 1 message, 1 would be promoted");
  }

  @Test
  void aSettingOfTheFileOnlyIsNotCalledUnknown() throws Exception {
    assertThat(PageCheck.text(Desk.administrator(open).get("/settings/correlation-order")))
        .contains("is set in the configuration file")
        .doesNotContain("There is no setting");
  }

  @Test
  void remediesAreLoadedAsAPart() throws Exception {
    Desk desk = Desk.administrator(open);
    Request request =
        Request.of(Method.GET, question(desk) + "/remedies", new Peer.Local("test"), "1")
            .withHeader("HX-Request", "true");
    String html = PageCheck.text(desk.answer(request));
    PageCheck.part(desk.console(), org.jsoup.Jsoup.parseBodyFragment(html).body());
    assertThat(html).contains("in 30 days");
  }

  @Test
  void loginPagesAreSoundInEveryState() throws Exception {
    Request request = Request.of(Method.GET, "/login", new Peer.Local("test"), "1");
    for (boolean again : List.of(true, false)) {
      for (Optional<String> problem :
          List.of(Optional.<String>empty(), Optional.of("It is used."))) {
        LoginPages.Ways ways = new LoginPages.Ways(Optional.of("Contoso"));
        PageCheck.page(
            Desk.administrator(open).console(),
            new ConsoleLogin()
                .login(request, new LoginPages.Form(ways, "/messages", again, problem, "")));
      }
    }
    PageCheck.page(
        Desk.administrator(open).console(), new ConsoleLogin().arrived(request, "/messages"));
  }

  /** Filters of a list are part of the path that people go on to. */
  @Test
  void everyWayToLogInLeadsToTheWholePath() throws Exception {
    String next = "/messages?outcome=refused&mailbox=anna+b#top";
    LoginPages.Ways ways = new LoginPages.Ways(Optional.of("Contoso"));
    Request request = Request.of(Method.GET, "/login", new Peer.Local("test"), "1");
    Document page =
        PageCheck.page(
            Desk.administrator(open).console(),
            new ConsoleLogin()
                .login(request, new LoginPages.Form(ways, next, false, Optional.empty(), "")));
    assertThat(page.select("form input[name=next]").eachAttr("value")).containsOnly(next);
    assertThat(page.select("a[href^=" + Login.PROVIDER + "]").eachAttr("href"))
        .containsExactly(
            Login.PROVIDER + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
  }

  @Test
  void savingTheValueInForceChangesNothing() throws Exception {
    Desk desk = Desk.administrator(open);
    Document setting =
        desk.after(desk.post("/settings/use-correlation", "now=yes&value=yes&do=apply"));
    assertThat(setting.select("main .notice").text()).contains("Nothing was changed");
    Document option =
        desk.after(desk.post("/users/christopher/options", "now=replies&track=replies"));
    assertThat(option.select("main .notice").text()).contains("Nothing was changed");
    assertThat(open.storage().choiceStore().choices()).isEmpty();
    assertThat(open.storage().auditLog().list(AuditFilter.ALL, PageKey.START, 9).entries())
        .noneMatch(each -> each.deed().operation().startsWith("choose"));
  }
}
