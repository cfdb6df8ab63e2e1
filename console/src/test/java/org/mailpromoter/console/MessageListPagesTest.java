package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Response;

/** The list of messages: search, selection, files and news. */
class MessageListPagesTest {
  private static final RecordId MARIA = new RecordId(RecordKind.USER, "maria");

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    open =
        SampleInstallation.in(folder)
            .withMail()
            .mail("christopher", Duration.ofMinutes(3), "=cmd@evil.example", "=1+1, \"quoted\"")
            .synchronize()
            .parts()
            .openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static List<String> refused(Desk desk) throws Exception {
    return desk.page("/messages?reason=NoCorrelationMatch&mailbox=christopher")
        .select("input[name=message]")
        .eachAttr("value");
  }

  private static String selected(List<String> numbers) {
    return "message=" + String.join("&message=", numbers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/messages?text=budget",
        "/messages?sub-reason=replies-only-not-a-reply",
        "/messages?sub-reason=nonsense",
        "/messages?text=nothingatall",
        "/messages?said=Done",
        "/messages?said=%3Cscript%3E",
        "/messages/selection/retry?message=x",
        "/messages/selection/track?message=99999",
        "/messages/selection/other"
      })
  void pagesAreSound(String address) throws Exception {
    for (Desk each :
        List.of(Desk.administrator(open), Desk.user(open, "christopher"), Desk.auditor(open))) {
      each.page(address);
    }
  }

  @Test
  void messagesAreFoundByWordsAndPreciseReasons() throws Exception {
    Document words = Desk.administrator(open).page("/messages?text=budg");
    assertThat(words.select(".messages .subject a").text()).contains("budget");
    assertThat(words.select(".drop").text()).contains("budg");
    Document reasons =
        Desk.administrator(open).page("/messages?sub-reason=replies-only-not-a-reply");
    assertThat(reasons.select(".messages tbody tr")).isNotEmpty();
    assertThat(reasons.select("select[name=sub-reason] option[selected]").attr("value"))
        .isEqualTo("replies-only-not-a-reply");
  }

  @Test
  void hiddenTextsAreNotSearchedAndThePageSaysSo() throws Exception {
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    assertThat(desk.page("/messages?text=budget").select(".empty").text())
        .contains("Mail of others is not searched");
  }

  @Test
  void selectedMessagesAreLookedAtBeforeTheyAreDecidedAgain() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    List<String> numbers = refused(desk);
    assertThat(numbers).hasSizeGreaterThan(1);
    String list = "&list=" + Queries.encoded("?reason=NoCorrelationMatch");
    Document preview = desk.page("/messages/selection/retry?" + selected(numbers) + list);
    assertThat(preview.select(".verdict").text())
        .contains("Of " + numbers.size() + " messages, 0 would be promoted");
    assertThat(preview.select("a.quiet").attr("href"))
        .isEqualTo("/messages?reason=NoCorrelationMatch");
    assertThat(refused(desk)).isEqualTo(numbers);
    Document done =
        desk.after(
            desk.post(
                "/messages/selection/retry",
                "_token=" + Desk.TOKEN + "&" + selected(numbers) + list));
    assertThat(done.select("main .notice").text())
        .contains("Of " + numbers.size() + " messages, 0 became activities");
  }

  @Test
  void aButtonWithoutASelectionLeadsBackToTheList() throws Exception {
    Document list =
        Desk.administrator(open)
            .after(
                Desk.administrator(open)
                    .get("/messages/selection/track?list=%3Foutcome%3Drefused"));
    assertThat(list.select("main .notice").text()).contains("No message is selected");
    assertThat(list.select(".inforce").text()).contains("Refused");
  }

  @Test
  void thePreviewSaysWhichPassToday() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    List<String> numbers = refused(desk);
    assertThat(
            desk.post(
                    "/users/christopher/options",
                    "_token=" + Desk.TOKEN + "&now=replies&track=contacts")
                .status())
        .isEqualTo(303);
    Document preview = desk.page("/messages/selection/retry?" + selected(numbers));
    int passing = preview.select("td:last-child .chip.yes").size();
    assertThat(passing).isPositive().isLessThan(numbers.size());
    assertThat(preview.select(".verdict").text()).contains(passing + " would be promoted");
    Document done =
        desk.after(
            desk.post(
                "/messages/selection/retry", "_token=" + Desk.TOKEN + "&" + selected(numbers)));
    assertThat(done.select("main .notice").text())
        .contains("Of " + numbers.size() + " messages, " + passing + " became");
  }

  @Test
  void selectedMessagesAreTrackedByHand() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    List<String> numbers = refused(desk).subList(0, 2);
    Document preview = desk.page("/messages/selection/track?" + selected(numbers));
    assertThat(preview.select("h1").text()).isEqualTo("Track 2 messages");
    Document done =
        desk.after(
            desk.post(
                "/messages/selection/track", "_token=" + Desk.TOKEN + "&" + selected(numbers)));
    assertThat(done.select("main .notice").text()).contains("Of 2 messages, 2 became activities");
    assertThat(refused(desk)).doesNotContainAnyElementsOf(numbers);
    Document again = desk.page("/messages/selection/track?" + selected(numbers));
    assertThat(again.select(".verdict").text()).contains("2 others are activities already");
    assertThat(again.select("button.main")).isEmpty();
  }

  @Test
  void onlyWhatSomebodyMayChangeCanBeSelected() throws Exception {
    List<String> numbers = refused(Desk.user(open, "christopher"));
    assertThat(Desk.auditor(open).page("/messages").select("input[type=checkbox], .selecting"))
        .isEmpty();
    Desk maria = new Desk(open, Identity.of("maria", Role.USER).as(MARIA));
    for (String each : List.of("retry", "track")) {
      String path = "/messages/selection/" + each;
      String form = "_token=" + Desk.TOKEN + "&" + selected(numbers);
      assertThat(maria.get(path + "?" + selected(numbers)).status()).isIn(403, 404);
      assertThat(maria.post(path, form).status()).isIn(403, 404);
      assertThat(Desk.auditor(open).post(path, form).status()).isEqualTo(403);
    }
    assertThat(refused(Desk.user(open, "christopher"))).isEqualTo(numbers);
  }

  @Test
  void theListIsAFileWithoutFormulas() throws Exception {
    Document list = Desk.user(open, "christopher").page("/messages?reason=NoCorrelationMatch");
    String csv = list.select(".exports a").first().attr("href");
    Response file = Desk.user(open, "christopher").get(csv);
    assertThat(file.header("Content-Disposition"))
        .contains("attachment; filename=\"messages.csv\"");
    String text = PageCheck.text(file);
    assertThat(text).startsWith("decision,received_at,").contains("\"'=1+1, \"\"quoted\"\"\"");
    assertThat(text.lines()).hasSize(1 + list.select(".messages tbody tr").size());
  }

  @Test
  void theListIsAFileOfJsonLines() throws Exception {
    String text = PageCheck.text(Desk.user(open, "christopher").get("/messages.jsonl?text=budget"));
    assertThat(text.lines()).singleElement().asString().startsWith("{\"decision\":").endsWith("}");
    assertThat(PageCheck.text(Desk.user(open, "christopher").get("/messages.jsonl")))
        .doesNotContain("maria");
    assertThat(Desk.user(open, "christopher").get("/messages.csv?nonsense=1").status())
        .isEqualTo(400);
  }

  @Test
  void filesHideWhatPagesHide() throws Exception {
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    for (String each : List.of("/messages.csv", "/messages.jsonl")) {
      assertThat(PageCheck.text(desk.get(each))).contains("(hidden)").doesNotContain("budget");
    }
  }

  @Test
  void newMessagesAreCountedAsTheListIsFiltered() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    String newer = desk.page("/messages?reason=Undeliverable").select(".live").attr("data-newer");
    assertThat(PageCheck.text(desk.get(newer))).isEmpty();
    String all = "/messages/newer?after-decision=1";
    assertThat(PageCheck.text(desk.get(all))).matches("[0-9]+ new messages");
    assertThat(PageCheck.text(desk.get(all + "&text=budget"))).isEqualTo("1 new message");
    assertThat(desk.get("/messages/newer?after-decision=x").status()).isEqualTo(400);
    assertThat(desk.page("/messages?limit=2").select(".live")).hasSize(1);
    String second = desk.page("/messages?limit=2").select("a[rel=next]").attr("href");
    assertThat(desk.page(second).select(".live")).isEmpty();
  }

  @Test
  void messagesAreGroupedAndEachGroupLeadsToItsMessages() throws Exception {
    Desk desk = Desk.administrator(open);
    for (String by : List.of("sender", "reason", "mailbox")) {
      Document groups = desk.page("/messages?group-by=" + by);
      assertThat(groups.select(".grouping [aria-current]").text()).isEqualToIgnoringCase(by);
      assertThat(groups.select(".groups tbody tr")).isNotEmpty();
      for (Element each : groups.select(".groups tbody tr")) {
        String link = each.select(".alike a").attr("href");
        int count = Integer.parseInt(each.select(".alike a").text().replaceAll("\\D", ""));
        assertThat(desk.page(link).select(".messages tbody tr")).as(link).hasSize(count);
      }
    }
  }

  @Test
  void similarRefusalsSayHowManySendersAndWhatHelps() throws Exception {
    Document groups = Desk.user(open, "christopher").page("/messages?group-by=reason&since=30d");
    Element row = groups.select(".groups tr:has(.chip:containsOwn(NoCorrelationMatch))").first();
    assertThat(row.select(".alike").text())
        .matches("[0-9]+ like this from [0-9]+ senders?, same remedy");
    assertThat(row.select(".common .sub").text()).contains("Track option");
    assertThat(row.select(".alike a").attr("href")).contains("since=30d");
    assertThat(groups.select(".ticking, .selecting, .live")).isEmpty();
    assertThat(groups.select("input[name=group-by]").attr("value")).isEqualTo("reason");
  }

  @Test
  void groupsShowAndCountNoMoreThanTheList() throws Exception {
    Document own = Desk.user(open, "maria").page("/messages?group-by=mailbox");
    assertThat(own.select(".groups .common").eachText()).containsExactly("maria");
    Document masked =
        new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON)
            .page("/messages?group-by=reason");
    assertThat(masked.select(".groups .latest a").eachText()).contains("(hidden)");
    assertThat(masked.select(".groups").text()).doesNotContain("budget");
    assertThat(Desk.administrator(open).get("/messages?group-by=colour").status()).isEqualTo(400);
    Document none = Desk.administrator(open).page("/messages?group-by=sender&text=nothingatall");
    assertThat(none.select(".empty").text()).contains("No message passes these filters");
  }

  @Test
  void allOnAPageAreSelectedWithoutAScript() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    Document list = desk.page("/messages?reason=NoCorrelationMatch&mailbox=christopher");
    assertThat(list.select("input[name=message][checked]")).isEmpty();
    Document ticked = desk.page(list.select(".ticking a").first().attr("href"));
    assertThat(ticked.select("input[name=message]:not([checked])")).isEmpty();
    assertThat(ticked.select("input[name=message]")).isNotEmpty();
    assertThat(ticked.select(".ticking a").eachText()).containsExactly("Select none");
  }

  @Test
  void allThatMatchAreCountedFirstAndThenDecidedAgain() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    int count = refused(desk).size();
    Document list = desk.page("/messages?reason=NoCorrelationMatch&mailbox=christopher&limit=1");
    Document all = desk.page(list.select(".ticking a:contains(that match)").attr("href"));
    assertThat(all.select("input[name=all]")).hasSize(1);
    assertThat(all.select("input[name=message]:not([disabled])")).isEmpty();
    assertThat(all.select("button[formaction]")).as("nothing is tracked unseen").isEmpty();
    String query = "all=yes&list=" + Queries.encoded(all.select("input[name=list]").attr("value"));
    Document preview = desk.page("/messages/selection/retry?" + query);
    assertThat(preview.select("h1").text()).isEqualTo("Decide " + count + " messages again");
    assertThat(preview.select(".verdict").text())
        .contains("Of the latest " + count + ", 0 would be promoted");
    assertThat(preview.select("input[name=message]")).isEmpty();
    String form = "_token=" + Desk.TOKEN + "&" + query;
    Document done = desk.after(desk.post("/messages/selection/retry", form));
    assertThat(done.select("main .notice").text())
        .contains("0 messages became email activities, " + count + " were refused again");
    assertThat(done.select(".inforce").text()).contains("NoCorrelationMatch");
    assertThat(Desk.auditor(open).post("/messages/selection/retry", form).status()).isEqualTo(403);
  }

  @Test
  void nothingOfOthersAndNoActivityIsDecidedAgain() throws Exception {
    String all = "/messages/selection/retry?all=yes&list=";
    Document maria =
        Desk.user(open, "maria").page(all + Queries.encoded("?mailbox=maria&outcome=refused"));
    Document both = Desk.user(open, "maria").page(all + Queries.encoded("?outcome=refused"));
    assertThat(both.select("h1").text()).isEqualTo(maria.select("h1").text());
    Document promoted = Desk.administrator(open).page(all + Queries.encoded("?outcome=promoted"));
    assertThat(promoted.select(".verdict").text()).contains("No message matches");
    assertThat(promoted.select("button.main")).isEmpty();
    Document wrong = Desk.administrator(open).page(all + Queries.encoded("?reason=nonsense"));
    assertThat(wrong.text()).contains("nonsense");
  }
}
