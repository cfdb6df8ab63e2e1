package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.service.Job;
import org.mailpromoter.web.Response;

/** The what-if workbench. */
class WhatIfPagesTest {

  @TempDir private Path folder;
  private SampleInstallation sample;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    sample =
        new SampleInstallation(folder, Clock.fixed(SampleInstallation.NOW, ZoneOffset.UTC))
            .withMail();
    open = sample.synchronize().parts().openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static String location(Response response) throws Exception {
    assertThat(response.status()).as(PageCheck.text(response)).isEqualTo(303);
    return response.header("Location").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/what-if",
        "/what-if?since=7d",
        "/what-if?set=use-correlation%3Dno",
        "/what-if?set=use-correlation%3Dno&track=user%3Achristopher%3Dall&since=90d",
        "/what-if?set=blocked-attachments%3D",
        "/what-if?set=nothing%3Dno",
        "/what-if?set=use-correlation%3Dperhaps",
        "/what-if?track=user%3Anobody%3Dall",
        "/what-if?track=user%3Achristopher%3Dsometimes",
        "/what-if?track=%3D&set=%3D",
        "/what-if?since=yesterday",
        "/what-if?unknown=1",
        "/what-if/apply",
        "/what-if/apply?set=use-correlation%3Dno&track=user%3Achristopher%3Dall"
      })
  void pagesAreSound(String address) throws Exception {
    Desk.administrator(open).page(address);
  }

  @Test
  void aDraftIsCollectedInTheAddressAndTried() throws Exception {
    Desk desk = Desk.administrator(open);
    String one = location(desk.get("/what-if?owner=user%3Achristopher&option=contacts"));
    assertThat(one).isEqualTo("/what-if?track=user%3Achristopher%3Dcontacts");
    Document tried = desk.page(one);
    assertThat(tried.select(".verdict").text())
        .isEqualTo(
            "Of 8 messages of the last 30 days, 2 would be promoted that were not, and 0 would no"
                + " longer be.");
    assertThat(tried.select(".bars th[scope=row]").eachText()).contains("Would be promoted");
    assertThat(tried.select(".whatif .question-of").eachText())
        .contains("Does a considered user or queue accept it?");
    assertThat(tried.select(".whatif .then").first().text())
        .contains("NoCorrelationMatch", "SenderMatch");

    String two = location(desk.get(one + "&key=use-correlation&since=7d"));
    assertThat(two)
        .isEqualTo(
            "/what-if?set=use-correlation%3Dno&track=user%3Achristopher%3Dcontacts&since=7d");
    String three = location(desk.get(two + "&owner=user%3Achristopher&option=all"));
    Document both = desk.page(three);
    assertThat(both.select(".changes li")).as("one change of each thing").hasSize(2);
    assertThat(both.select(".changes a.button").eachAttr("href"))
        .contains("/what-if?track=user%3Achristopher%3Dall&since=7d");
    assertThat(open.storage().choiceStore().choices()).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidAndTheRestOfTheDraftStays() throws Exception {
    Document page =
        Desk.administrator(open)
            .page("/what-if?track=user%3Achristopher%3Dall&key=untrusted&value=x");
    assertThat(page.select(".notice, .problem").text()).contains("untrusted");
    assertThat(page.select(".changes li")).hasSize(1);
  }

  @Test
  void noChangeOfADraftIsLeftOutInSilence() throws Exception {
    String all = "&set=use-correlation%3Dno".repeat(41).substring(1);
    Response answer = Desk.administrator(open).get("/what-if?" + all);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(PageCheck.text(answer)).contains("A draft has at most 40 of these");
    assertThat(Desk.administrator(open).post("/what-if/apply", all).status()).isEqualTo(400);
  }

  @Test
  void allOfADraftIsAppliedAtOnce() throws Exception {
    Desk desk = Desk.administrator(open);
    String draft = "?set=use-correlation%3Dno&track=user%3Achristopher%3Dcontacts";
    String apply = desk.page("/what-if" + draft).select("a[href^=/what-if/apply]").attr("href");
    Document preview = desk.page(apply);
    assertThat(preview.select("form .main").text()).isEqualTo("Apply 2 changes");
    String form =
        "set=use-correlation%3Dno&track=user%3Achristopher%3Dcontacts&now=yes&now=replies";
    assertThat(desk.post("/what-if/apply", form.replace("now=yes", "now=no")).status())
        .isEqualTo(412);
    assertThat(open.storage().choiceStore().choices()).isEmpty();
    Document done = desk.page(location(desk.post("/what-if/apply", form)));
    assertThat(done.select(".notice").text()).contains("2 changes apply");
    assertThat(open.storage().choiceStore().choices())
        .extracting(each -> each.key() + "=" + each.value())
        .containsExactlyInAnyOrder("use-correlation=no", "track=contacts");
  }

  @Test
  void aUserTriesAndAppliesOwnOptionsOnly() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    Document own = desk.page("/what-if?track=user%3Achristopher%3Dcontacts");
    assertThat(own.select(".verdict").text()).contains("would be promoted");
    assertThat(own.select("select[name=owner] option").eachAttr("value"))
        .containsExactly("", "user:christopher", "queue:support");
    assertThat(own.select("select[name=key]")).isEmpty();
    assertThat(desk.page("/what-if?track=user%3Amaria%3Dall").select(".notice").text())
        .contains("not yours");
    assertThat(desk.page("/what-if?set=use-correlation%3Dno").select(".notice").text())
        .contains("An administrator tries settings");
    assertThat(desk.post("/what-if/apply", "set=use-correlation%3Dno&now=yes").status())
        .isEqualTo(400);
    location(desk.post("/what-if/apply", "track=user%3Achristopher%3Dcontacts&now=replies"));
  }

  @Test
  void whoHasNothingOfTheirOwnIsToldSo() throws Exception {
    Desk desk = new Desk(open, Identity.of("guest", Role.USER));
    assertThat(desk.page("/what-if").select(".empty").text()).contains("no user or queue");
    assertThat(location(desk.post("/what-if", ""))).isEqualTo("/what-if");
  }

  @Test
  void auditorsLookAndApplyNothing() throws Exception {
    Desk desk = new Desk(open, Identity.of("olga", Role.AUDITOR));
    Document page = desk.page("/what-if?set=use-correlation%3Dno");
    assertThat(page.select("a[href^=/what-if/apply]")).isEmpty();
    assertThat(desk.post("/what-if/apply", "set=use-correlation%3Dno&now=yes").status())
        .isEqualTo(403);
    assertThat(desk.get("/what-if/apply?set=use-correlation%3Dno").status()).isEqualTo(403);
  }

  @Test
  void muchMailIsAJobThatLeadsToTheResult() throws Exception {
    for (int i = 0; i < 1_001; i++) {
      sample.mail("christopher", Duration.ofMinutes(10 + i), "a@many.example", "No " + i);
    }
    open.close();
    open = sample.synchronize().parts().openToSynchronize();
    Desk desk = Desk.administrator(open);
    String draft = "/what-if?track=user%3Achristopher%3Dall";
    Document waiting = desk.page(draft);
    assertThat(waiting.select("form[method=post][action=/what-if] p").text())
        .contains("More than 1,000 messages");
    Response begun = desk.post("/what-if", "track=user%3Achristopher%3Dall");
    assertThat(begun.status()).isEqualTo(303);
    Job job = desk.jobs().list().get(0);
    assertThat(job.await(Duration.ofSeconds(60))).isTrue();
    Document result = desk.page(draft + "&job=" + job.id());
    assertThat(result.select(".verdict").text()).contains("Of 1,009 messages");
    assertThat(result.select(".whatif .more-rows, .whatif + .more-rows").eachText())
        .anyMatch(each -> each.contains("more"));
    assertThat(
            Desk.user(open, "christopher")
                .page(draft + "&job=" + job.id())
                .select("form[method=post] p")
                .text())
        .as("the job of somebody else")
        .contains("More than 1,000");
    desk.jobs().close();
  }

  @Test
  void aSettingIsGivenOneOfItsValues() throws Exception {
    Desk desk = Desk.administrator(open);
    String draft = "/what-if?track=user%3Achristopher%3Dall";
    Document bench = desk.page(draft);
    assertThat(bench.select("select[name=choose] option").eachAttr("value"))
        .contains("use-correlation", "forced-track-option", "largest-attachment-kilobytes");
    assertThat(bench.select("[name=value]")).isEmpty();

    Document aSwitch = desk.page(draft + "&choose=use-correlation");
    assertThat(aSwitch.select("select[name=value] option").eachAttr("value"))
        .containsExactly("yes", "no");
    assertThat(aSwitch.select("select[name=value] [selected]").attr("value")).isEqualTo("no");
    assertThat(aSwitch.select("form:has(select[name=value]) [name=track]").attr("value"))
        .as("the draft stays")
        .isEqualTo("user:christopher=all");
    assertThat(
            desk.page("/what-if?choose=forced-track-option")
                .select("select[name=value] option")
                .eachAttr("value"))
        .containsExactly("off", "0", "1", "2", "3", "4");
    Document number = desk.page("/what-if?choose=largest-attachment-kilobytes");
    assertThat(number.select("input[name=value][type=number]").attr("min")).isEqualTo("1");
    assertThat(number.select("input[name=value][type=number]").attr("max")).isEqualTo("131072");
    assertThat(desk.page("/what-if?choose=blocked-attachments").select("input[name=value]"))
        .isNotEmpty();
    assertThat(desk.page("/what-if?choose=nothing").select("[name=value]")).isEmpty();
    assertThat(
            Desk.user(open, "christopher")
                .page("/what-if?choose=use-correlation")
                .select("[name=value]"))
        .isEmpty();
  }

  @Test
  void aChangeThatChangesNothingIsSaidAndDropped() throws Exception {
    for (String each :
        List.of(
            "key=use-correlation&value=yes",
            "set=use-correlation%3Dyes",
            "set=largest-attachment-kilobytes%3D5120",
            "owner=user%3Achristopher&option=replies",
            "track=user%3Achristopher%3Dreplies")) {
      Response answer = Desk.administrator(open).get("/what-if?track=user%3Amaria%3Dall&" + each);
      assertThat(answer.status()).as(each).isEqualTo(400);
      Document page = Desk.administrator(open).page(answer);
      assertThat(page.select(".notice, .problem").text()).as(each).contains("would change nothing");
      assertThat(page.select(".changes li")).as(each).hasSize(1);
    }
  }

  @Test
  void barsAreSharesOfAllMessages() throws Exception {
    Document tried =
        Desk.administrator(open).page("/what-if?track=user%3Achristopher%3Dcontacts&since=30d");
    assertThat(tried.select(".verdict").text()).contains("Of 8 messages", "2 would be promoted");
    assertThat(tried.select("tr:has(th:contains(Would be promoted)) rect").attr("width"))
        .isEqualTo("25");
  }
}
