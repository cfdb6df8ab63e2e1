package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Response;

/** The pages of email activities, and what they keep from whom. */
class ActivityPagesTest {

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    open =
        SampleInstallation.in(folder)
            .withMail()
            .withConversation()
            .synchronize()
            .parts()
            .openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** The page of the order, which has HTML and attachments. */
  private static String order(Desk desk) throws Exception {
    for (String each : desk.page("/activities").select(".activities .subject a").eachAttr("href")) {
      if (!desk.page(each).select(".files, .parties:contains(warehouse)").isEmpty()) {
        return each;
      }
    }
    throw new AssertionError("the order is no activity");
  }

  private static String token() {
    return "_token=" + Desk.TOKEN;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/activities",
        "/activities?limit=2",
        "/activities?direction=incoming&since=30d",
        "/activities?text=offer&participant=contoso&party=contact:anna",
        "/activities?regarding=account:none",
        "/activities?queue=support&until=1d",
        "/activities?direction=sideways&regarding=x",
        "/activities?text=nothingatall",
        "/activities/0",
        "/activities/x",
        "/activities/99999"
      })
  void pagesAreSound(String address) throws Exception {
    for (Desk each :
        List.of(
            Desk.administrator(open),
            Desk.user(open, "christopher"),
            Desk.user(open, "maria"),
            Desk.auditor(open))) {
      each.page(address);
    }
  }

  @Test
  void theListPagesFromTheLatestToTheOldest() throws Exception {
    Desk desk = Desk.administrator(open);
    List<String> all = desk.page("/activities").select(".activities .subject a").eachAttr("href");
    Document first = desk.page("/activities?limit=2");
    Document second = desk.page(first.select("a[rel=next]").attr("href"));
    assertThat(first.select(".activities .subject a").eachAttr("href"))
        .isEqualTo(all.subList(0, 2));
    assertThat(second.select(".activities .subject a").eachAttr("href"))
        .isEqualTo(all.subList(2, 4));
    assertThat(second.select("a[rel=first]")).isNotEmpty();
  }

  @Test
  void filtersNarrowTheListAndCanBeDropped() throws Exception {
    Document page = Desk.administrator(open).page("/activities?direction=outgoing");
    assertThat(page.select(".activities .way.outgoing")).hasSize(1);
    assertThat(page.select(".activities .way.incoming")).isEmpty();
    assertThat(page.select(".drop").attr("href")).isEqualTo("/activities");
  }

  @Test
  void anActivityShowsItsTextPartiesAndAttachments() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    Document page = desk.page(order(desk));
    assertThat(page.select(".mailtext").text()).contains("order the forty bicycles");
    assertThat(page.select(".parties tr:contains(anna@contoso.example) .chip")).isEmpty();
    assertThat(page.select(".parties tr:contains(warehouse) .chip").text()).isEqualTo("Unresolved");
    assertThat(page.select(".files a").eachText()).hasSize(2);
    assertThat(page.select("iframe")).isEmpty();
  }

  @Test
  void htmlIsShownOnRequestInAFrameThatMayDoNothing() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    String order = order(desk);
    Document page = desk.page(order + "?body=html");
    assertThat(page.select("iframe").attr("src")).isEqualTo(order + "/html");
    Response html = desk.get(order + "/html");
    assertThat(html.header("Content-Security-Policy"))
        .contains("sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    assertThat(html.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(PageCheck.text(html))
        .contains("<b>Christopher</b>", "Touring bicycle")
        .doesNotContain("script", "onload", "evil.example", "<a ", "href");
  }

  @Test
  void attachmentsAreFilesToSave() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    Response file = desk.get(order(desk) + "/attachments/2");
    assertThat(file.header("Content-Type")).contains("application/octet-stream");
    assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(file.header("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"")
        .doesNotContain("/")
        .endsWith("price%20%E2%82%AC.html");
    assertThat(PageCheck.text(file)).contains("alert");
    assertThat(desk.get(order(desk) + "/attachments/3").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/html", "/attachments/1"})
  void whatIsForeignIsNotFoundByUsers(String part) throws Exception {
    String order = order(Desk.user(open, "christopher"));
    assertThat(Desk.user(open, "maria").get(order + part).status()).isIn(403, 404);
    assertThat(Desk.user(open, "maria").page("/activities").select("a[href=" + order + "]"))
        .isEmpty();
  }

  @Test
  void auditorsReadNeitherTextNorAttachmentsAndChangeNothing() throws Exception {
    String order = order(Desk.user(open, "christopher"));
    Document page = Desk.auditor(open).page(order);
    assertThat(page.select(".mailtext, .files, .columns form")).isEmpty();
    assertThat(page.text()).contains("Your role does not include reading texts");
    assertThat(Desk.auditor(open).get(order + "/html").status()).isEqualTo(403);
    assertThat(Desk.auditor(open).get(order + "/attachments/1").status()).isEqualTo(403);
    assertThat(Desk.auditor(open).post(order + "/untrack", token()).status()).isEqualTo(403);
  }

  @Test
  void mailOfOthersIsHiddenFromAdministratorsUntilItIsRevealed() throws Exception {
    String order = order(Desk.user(open, "christopher"));
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    Document hidden = desk.page(order);
    assertThat(hidden.text()).contains("(hidden)").doesNotContain("warehouse", "touring bicycles");
    assertThat(desk.get(order + "/html").status()).isEqualTo(403);
    Document shown = desk.after(desk.post(order + "/reveal", token() + "&reason=a+complaint"));
    assertThat(shown.select(".mailtext").text()).contains("order the forty bicycles");
    assertThat(desk.get(order + "/html").status()).isEqualTo(200);
  }

  @Test
  void wordsOfHiddenTextsFindNothing() throws Exception {
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    for (String each : List.of("text=bicycles", "participant=warehouse", "party=contact:anna")) {
      assertThat(desk.page("/activities?" + each).select(".activities")).as(each).isEmpty();
    }
    assertThat(desk.page("/activities").select(".activities")).hasSize(1);
  }

  @Test
  void trackingIsTakenAwayAndGivenBack() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    String order = order(desk);
    Document untracked = desk.after(desk.post(order + "/untrack", token()));
    assertThat(untracked.select(".head .chip").text()).isEqualTo("Untracked");
    assertThat(untracked.select("#changes")).isNotEmpty();
    Document stopped = desk.after(desk.post(order + "/untrack", token() + "&conversation=yes"));
    assertThat(stopped.select(".head .chip").text()).isEqualTo("Stopped");
    Document tracked = desk.after(desk.post(order + "/track", token() + "&conversation=yes"));
    assertThat(tracked.select(".head .chip").text()).isEqualTo("Tracked");
    assertThat(tracked.select("main .notice").text()).contains("activities were changed");
  }

  @Test
  void regardingIsSetToARecordThatExists() throws Exception {
    Desk desk = Desk.user(open, "christopher");
    String order = order(desk);
    Document set = desk.after(desk.post(order + "/regarding", token() + "&record=contact:tom"));
    assertThat(set.select(".facts.narrow dd").first().text()).isEqualTo("contact:tom");
    assertThat(desk.post(order + "/regarding", token() + "&record=tom").status()).isEqualTo(400);
    assertThat(desk.post(order + "/regarding", token()).status()).isEqualTo(400);
    assertThat(desk.post(order + "/regarding", token() + "&record=contact:nobody").status())
        .isEqualTo(400);
    String unknown = token() + "&record=contact:nobody&unknown-record=yes";
    assertThat(desk.post(order + "/regarding", unknown).status()).isEqualTo(303);
  }

  @Test
  void anUnresolvedAddressIsLookedAtAndLinked() throws Exception {
    Desk desk = Desk.administrator(open);
    String order = order(desk);
    String resolve =
        desk.page(order).select(".parties a[href*=resolve][href*=warehouse]").attr("href");
    Document preview = desk.page(resolve);
    assertThat(preview.select(".verdict").text())
        .startsWith("1 activity has warehouse@contoso.example");
    Document done =
        desk.after(
            desk.post(
                order + "/resolve",
                token() + "&address=warehouse@contoso.example&record=contact:anna"));
    assertThat(done.select(".parties tr:contains(warehouse) .chip")).isEmpty();
    assertThat(done.select("main .notice").text()).contains("1 place");
    assertThat(Desk.user(open, "christopher").post(order + "/resolve", token()).status())
        .isEqualTo(403);
    assertThat(desk.get(order + "/resolve?address=none").status()).isEqualTo(400);
  }

  @Test
  void whoIsNamedFindsTheMailWhereverItWasFound() throws Exception {
    Desk maria = Desk.user(open, "maria");
    assertThat(maria.page("/activities").select("select[name=party] option").eachAttr("value"))
        .contains("user:maria");
    Document christopher =
        Desk.user(open, "christopher").page("/activities?party=user%3Achristopher");
    assertThat(christopher.select("input[name=party]")).as("one field for it").isEmpty();
    assertThat(christopher.select(".activities tbody tr")).isNotEmpty();
    assertThat(maria.page("/activities?party=user%3Achristopher").select(".activities tbody tr"))
        .as("others' mail is not theirs")
        .isEmpty();
  }
}
