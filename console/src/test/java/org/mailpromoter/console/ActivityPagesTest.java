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
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Response;

/** The pages of email activities, and what they keep from whom. */
class ActivityPagesTest {
  private static final RecordId CHRISTOPHER = new RecordId(RecordKind.USER, "christopher");
  private static final RecordId MARIA = new RecordId(RecordKind.USER, "maria");

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

  private Desk administrator() {
    return new Desk(open, Identity.of("root", Role.ADMINISTRATOR));
  }

  private Desk christopher() {
    return new Desk(open, Identity.of("christopher", Role.USER).as(CHRISTOPHER));
  }

  private Desk maria() {
    return new Desk(open, Identity.of("maria", Role.USER).as(MARIA));
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

  /** The page of the order, which has HTML and attachments. */
  private static String order(Desk desk) throws Exception {
    for (String each :
        page(desk, "/activities").select(".activities .subject a").eachAttr("href")) {
      if (!page(desk, each).select(".files, .parties:contains(warehouse)").isEmpty()) {
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
    for (Desk each : List.of(administrator(), christopher(), maria(), auditor())) {
      page(each, address);
    }
  }

  @Test
  void theListPagesFromTheLatestToTheOldest() throws Exception {
    Desk desk = administrator();
    List<String> all = page(desk, "/activities").select(".activities .subject a").eachAttr("href");
    Document first = page(desk, "/activities?limit=2");
    Document second = page(desk, first.select("a[rel=next]").attr("href"));
    assertThat(first.select(".activities .subject a").eachAttr("href"))
        .isEqualTo(all.subList(0, 2));
    assertThat(second.select(".activities .subject a").eachAttr("href"))
        .isEqualTo(all.subList(2, 4));
    assertThat(second.select("a[rel=first]")).isNotEmpty();
  }

  @Test
  void filtersNarrowTheListAndCanBeDropped() throws Exception {
    Document page = page(administrator(), "/activities?direction=outgoing");
    assertThat(page.select(".activities .way.outgoing")).hasSize(1);
    assertThat(page.select(".activities .way.incoming")).isEmpty();
    assertThat(page.select(".drop").attr("href")).isEqualTo("/activities");
  }

  @Test
  void anActivityShowsItsTextPartiesAndAttachments() throws Exception {
    Desk desk = christopher();
    Document page = page(desk, order(desk));
    assertThat(page.select(".mailtext").text()).contains("order the forty bicycles");
    assertThat(page.select(".parties tr:contains(anna@contoso.example) .chip")).isEmpty();
    assertThat(page.select(".parties tr:contains(warehouse) .chip").text()).isEqualTo("Unresolved");
    assertThat(page.select(".files a").eachText()).hasSize(2);
    assertThat(page.select("iframe")).isEmpty();
  }

  @Test
  void htmlIsShownOnRequestInAFrameThatMayDoNothing() throws Exception {
    Desk desk = christopher();
    String order = order(desk);
    Document page = page(desk, order + "?body=html");
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
    Desk desk = christopher();
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
    String order = order(christopher());
    assertThat(maria().get(order + part).status()).isIn(403, 404);
    assertThat(page(maria(), "/activities").select("a[href=" + order + "]")).isEmpty();
  }

  @Test
  void auditorsReadNeitherTextNorAttachmentsAndChangeNothing() throws Exception {
    String order = order(christopher());
    Document page = page(auditor(), order);
    assertThat(page.select(".mailtext, .files, .columns form")).isEmpty();
    assertThat(page.text()).contains("Your role does not include reading texts");
    assertThat(auditor().get(order + "/html").status()).isEqualTo(403);
    assertThat(auditor().get(order + "/attachments/1").status()).isEqualTo(403);
    assertThat(auditor().post(order + "/untrack", token()).status()).isEqualTo(403);
  }

  @Test
  void mailOfOthersIsHiddenFromAdministratorsUntilItIsRevealed() throws Exception {
    String order = order(christopher());
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    Document hidden = page(desk, order);
    assertThat(hidden.text()).contains("(hidden)").doesNotContain("warehouse", "touring bicycles");
    assertThat(desk.get(order + "/html").status()).isEqualTo(403);
    Document shown = after(desk, desk.post(order + "/reveal", token() + "&reason=a+complaint"));
    assertThat(shown.select(".mailtext").text()).contains("order the forty bicycles");
    assertThat(desk.get(order + "/html").status()).isEqualTo(200);
  }

  @Test
  void wordsOfHiddenTextsFindNothing() throws Exception {
    Desk desk = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    for (String each : List.of("text=bicycles", "participant=warehouse", "party=contact:anna")) {
      assertThat(page(desk, "/activities?" + each).select(".activities")).as(each).isEmpty();
    }
    assertThat(page(desk, "/activities").select(".activities")).hasSize(1);
  }

  @Test
  void trackingIsTakenAwayAndGivenBack() throws Exception {
    Desk desk = christopher();
    String order = order(desk);
    Document untracked = after(desk, desk.post(order + "/untrack", token()));
    assertThat(untracked.select(".head .chip").text()).isEqualTo("Untracked");
    assertThat(untracked.select("#changes")).isNotEmpty();
    Document stopped = after(desk, desk.post(order + "/untrack", token() + "&conversation=yes"));
    assertThat(stopped.select(".head .chip").text()).isEqualTo("Stopped");
    Document tracked = after(desk, desk.post(order + "/track", token() + "&conversation=yes"));
    assertThat(tracked.select(".head .chip").text()).isEqualTo("Tracked");
    assertThat(tracked.select("main .notice").text()).contains("activities were changed");
  }

  @Test
  void regardingIsSetToARecordThatExists() throws Exception {
    Desk desk = christopher();
    String order = order(desk);
    Document set = after(desk, desk.post(order + "/regarding", token() + "&record=contact:tom"));
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
    Desk desk = administrator();
    String order = order(desk);
    String resolve =
        page(desk, order).select(".parties a[href*=resolve][href*=warehouse]").attr("href");
    Document preview = page(desk, resolve);
    assertThat(preview.select(".verdict").text())
        .startsWith("1 activity has warehouse@contoso.example");
    Document done =
        after(
            desk,
            desk.post(
                order + "/resolve",
                token() + "&address=warehouse@contoso.example&record=contact:anna"));
    assertThat(done.select(".parties tr:contains(warehouse) .chip")).isEmpty();
    assertThat(done.select("main .notice").text()).contains("1 place");
    assertThat(christopher().post(order + "/resolve", token()).status()).isEqualTo(403);
    assertThat(desk.get(order + "/resolve?address=none").status()).isEqualTo(400);
  }
}
