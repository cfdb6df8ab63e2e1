package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
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
  private static final RecordId CHRISTOPHER = new RecordId(RecordKind.USER, "christopher");
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

  private Desk administrator() {
    return new Desk(open, Identity.of("root", Role.ADMINISTRATOR));
  }

  private Desk christopher() {
    return new Desk(open, Identity.of("christopher", Role.USER).as(CHRISTOPHER));
  }

  private Desk auditor() {
    return new Desk(open, Identity.of("olga", Role.AUDITOR));
  }

  private static Document page(Desk desk, String address) throws Exception {
    return PageCheck.page(desk.console(), desk.get(address));
  }

  private static Document after(Desk desk, Response response) throws Exception {
    assertThat(response.status()).isEqualTo(303);
    return page(desk, response.header("Location").orElseThrow());
  }

  private static List<String> refused(Desk desk) throws Exception {
    return page(desk, "/messages?reason=NoCorrelationMatch&mailbox=christopher")
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
    for (Desk each : List.of(administrator(), christopher(), auditor())) {
      page(each, address);
    }
  }

  @Test
  void messagesAreFoundByWordsAndPreciseReasons() throws Exception {
    Document words = page(administrator(), "/messages?text=budg");
    assertThat(words.select(".messages .subject a").text()).contains("budget");
    assertThat(words.select(".drop").text()).contains("budg");
    Document reasons = page(administrator(), "/messages?sub-reason=replies-only-not-a-reply");
    assertThat(reasons.select(".messages tbody tr")).isNotEmpty();
    assertThat(reasons.select("select[name=sub-reason] option[selected]").attr("value"))
        .isEqualTo("replies-only-not-a-reply");
  }

  @Test
  void hiddenTextsAreNotSearchedAndThePageSaysSo() throws Exception {
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    assertThat(page(desk, "/messages?text=budget").select(".empty").text())
        .contains("Mail of others is not searched");
  }

  @Test
  void selectedMessagesAreLookedAtBeforeTheyAreDecidedAgain() throws Exception {
    Desk desk = christopher();
    List<String> numbers = refused(desk);
    assertThat(numbers).hasSizeGreaterThan(1);
    String list = "&list=" + Queries.encoded("?reason=NoCorrelationMatch");
    Document preview = page(desk, "/messages/selection/retry?" + selected(numbers) + list);
    assertThat(preview.select(".verdict").text())
        .contains("Of " + numbers.size() + " messages, 0 would be promoted");
    assertThat(preview.select("a.quiet").attr("href"))
        .isEqualTo("/messages?reason=NoCorrelationMatch");
    assertThat(refused(desk)).isEqualTo(numbers);
    Document done =
        after(
            desk,
            desk.post(
                "/messages/selection/retry",
                "_token=" + Desk.TOKEN + "&" + selected(numbers) + list));
    assertThat(done.select("main .notice").text())
        .contains("Of " + numbers.size() + " messages, 0 became activities");
  }

  @Test
  void aButtonWithoutASelectionLeadsBackToTheList() throws Exception {
    Document list =
        after(
            administrator(),
            administrator().get("/messages/selection/track?list=%3Foutcome%3Drefused"));
    assertThat(list.select("main .notice").text()).contains("No message is selected");
    assertThat(list.select(".inforce").text()).contains("Refused");
  }

  @Test
  void thePreviewSaysWhichPassToday() throws Exception {
    Desk desk = christopher();
    List<String> numbers = refused(desk);
    assertThat(
            desk.post(
                    "/users/christopher/options",
                    "_token=" + Desk.TOKEN + "&now=replies&track=contacts")
                .status())
        .isEqualTo(303);
    Document preview = page(desk, "/messages/selection/retry?" + selected(numbers));
    int passing = preview.select("td:last-child .chip.yes").size();
    assertThat(passing).isPositive().isLessThan(numbers.size());
    assertThat(preview.select(".verdict").text()).contains(passing + " would be promoted");
    Document done =
        after(
            desk,
            desk.post(
                "/messages/selection/retry", "_token=" + Desk.TOKEN + "&" + selected(numbers)));
    assertThat(done.select("main .notice").text())
        .contains("Of " + numbers.size() + " messages, " + passing + " became");
  }

  @Test
  void selectedMessagesAreTrackedByHand() throws Exception {
    Desk desk = christopher();
    List<String> numbers = refused(desk).subList(0, 2);
    Document preview = page(desk, "/messages/selection/track?" + selected(numbers));
    assertThat(preview.select("h1").text()).isEqualTo("Track 2 messages");
    Document done =
        after(
            desk,
            desk.post(
                "/messages/selection/track", "_token=" + Desk.TOKEN + "&" + selected(numbers)));
    assertThat(done.select("main .notice").text()).contains("Of 2 messages, 2 became activities");
    assertThat(refused(desk)).doesNotContainAnyElementsOf(numbers);
    Document again = page(desk, "/messages/selection/track?" + selected(numbers));
    assertThat(again.select(".verdict").text()).contains("2 others are activities already");
    assertThat(again.select("button.main")).isEmpty();
  }

  @Test
  void onlyWhatSomebodyMayChangeCanBeSelected() throws Exception {
    List<String> numbers = refused(christopher());
    assertThat(page(auditor(), "/messages").select("input[type=checkbox], .selecting")).isEmpty();
    Desk maria = new Desk(open, Identity.of("maria", Role.USER).as(MARIA));
    for (String each : List.of("retry", "track")) {
      String path = "/messages/selection/" + each;
      String form = "_token=" + Desk.TOKEN + "&" + selected(numbers);
      assertThat(maria.get(path + "?" + selected(numbers)).status()).isIn(403, 404);
      assertThat(maria.post(path, form).status()).isIn(403, 404);
      assertThat(auditor().post(path, form).status()).isEqualTo(403);
    }
    assertThat(refused(christopher())).isEqualTo(numbers);
  }

  @Test
  void theListIsAFileWithoutFormulas() throws Exception {
    Document list = page(christopher(), "/messages?reason=NoCorrelationMatch");
    String csv = list.select(".exports a").first().attr("href");
    Response file = christopher().get(csv);
    assertThat(file.header("Content-Disposition"))
        .contains("attachment; filename=\"messages.csv\"");
    String text = PageCheck.text(file);
    assertThat(text).startsWith("decision,received_at,").contains("\"'=1+1, \"\"quoted\"\"\"");
    assertThat(text.lines()).hasSize(1 + list.select(".messages tbody tr").size());
  }

  @Test
  void theListIsAFileOfJsonLines() throws Exception {
    String text = PageCheck.text(christopher().get("/messages.jsonl?text=budget"));
    assertThat(text.lines()).singleElement().asString().startsWith("{\"decision\":").endsWith("}");
    assertThat(PageCheck.text(christopher().get("/messages.jsonl"))).doesNotContain("maria");
    assertThat(christopher().get("/messages.csv?nonsense=1").status()).isEqualTo(400);
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
    Desk desk = christopher();
    String newer = page(desk, "/messages?reason=Undeliverable").select(".live").attr("data-newer");
    assertThat(PageCheck.text(desk.get(newer))).isEmpty();
    String all = "/messages/newer?after-decision=1";
    assertThat(PageCheck.text(desk.get(all))).matches("[0-9]+ new messages");
    assertThat(PageCheck.text(desk.get(all + "&text=budget"))).isEqualTo("1 new message");
    assertThat(desk.get("/messages/newer?after-decision=x").status()).isEqualTo(400);
    assertThat(page(desk, "/messages?limit=2").select(".live")).hasSize(1);
    String second = page(desk, "/messages?limit=2").select("a[rel=next]").attr("href");
    assertThat(page(desk, second).select(".live")).isEmpty();
  }
}
