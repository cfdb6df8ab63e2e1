package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.access.Login;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.access.WrongInputException.Problem;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.News;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Every refusal has a page that says what is wrong and where to go on. */
class RefusalsTest {
  /** The page from which a form was sent, else the page of the object that it was for. */
  @ParameterizedTest
  @CsvSource({
    "/audit/verify, https://mail.example/access/new-token, /access/new-token",
    "/settings/x, https://mail.example/settings/x?value=no&said=Saved&undo=y, /settings/x?value=no",
    "/activities/5/track, '', /activities/5",
    "/access/tokens/7/revoke, https://mail.example/no/such/page, /access",
    "/messages/3/undo, no address, /messages/3",
    "/audit/verify, https://mail.example, /audit",
    "/no/such/page, //evil.example, /",
    "/no/such/page, javascript:alert(1), /"
  })
  void aFormThatWasRefusedLeadsBackToItsPage(String path, String referer, String page)
      throws Exception {
    Request form =
        Request.of(Method.POST, path, new Peer.Local("anna"), "1").withHeader("Referer", referer);
    for (Refusal each :
        List.of(
            new Refusal.Stale(true),
            new Refusal.Forged("The form is from another login."),
            new Refusal.Unavailable("A command works.", Duration.ofSeconds(5)),
            new Refusal.Conflict("x", "It is promoted already."))) {
      Document shown = PageCheck.page(console, console.refuse(form, each));
      assertThat(shown.select(".failure a").first().attr("href")).isEqualTo(page);
      assertThat(shown.select(".failure").text()).contains("Nothing was changed");
      assertThat(shown.select("meta[http-equiv]")).as("a form is not sent again").isEmpty();
    }
    for (boolean again : new boolean[] {true, false}) {
      Refusal refusal = again ? new Refusal.LoginAgain() : new Refusal.LoginNeeded();
      Response response = console.refuse(form, refusal);
      Document shown = PageCheck.page(console, response);
      assertThat(response.status()).isEqualTo(403);
      assertThat(shown.select(".failure").text()).contains("Nothing was changed. Log in");
      assertThat(shown.select(".failure a").first().attr("href"))
          .isEqualTo(Login.page(page, again));
    }
  }

  @Test
  void aPageThatIsStaleSaysWhatToDo() throws Exception {
    Request form = Request.of(Method.POST, "/settings/x", new Peer.Local("anna"), "1");
    assertThat(
            PageCheck.page(console, console.refuse(form, new Refusal.Stale(true)))
                .select(".failure")
                .text())
        .contains("Open it again", "repeat your change", "See what is there now");
  }

  private static final Request REQUEST =
      Request.of(Method.GET, "/messages", new Peer.Local("test"), "request-7");

  private final Console console =
      new Console(
          new FakeTwins(),
          new org.mailpromoter.service.Desk(),
          new Jobs(new org.mailpromoter.service.Desk(), Clock.systemUTC(), new News()),
          Desk.PROGRAM,
          List.of());

  static Stream<Refusal> shown() {
    return Stream.of(
        new Refusal.NotFound("x", "There is no such message."),
        new Refusal.WrongMethod(Set.of(Method.POST)),
        new Refusal.Forbidden("x", "Your role does not include this."),
        new Refusal.Forged("The token is missing."),
        new Refusal.WrongHost(),
        new Refusal.WrongInput("One value is wrong.", List.of(new Problem("since", "No time."))),
        new Refusal.Conflict("x", "It is promoted already."),
        new Refusal.Stale(true),
        new Refusal.TooLarge(200_000),
        new Refusal.TooMany(Duration.ofSeconds(90)),
        new Refusal.Unavailable("A command works with the storage.", Duration.ofSeconds(5)),
        new Refusal.Failed("x", "The directory does not answer.", "Try again later."),
        new Refusal.Defect("request-7"));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void hasASoundPage(Refusal refusal) throws Exception {
    Response response = console.refuse(REQUEST, refusal);
    assertThat(response.status()).isBetween(400, 599);
    Document page = PageCheck.page(console, response);
    assertThat(page.select(".failure p").text()).isNotBlank();
  }

  @Test
  void everyRefusalIsTried() {
    List<Class<?>> tried =
        Stream.concat(
                shown().<Class<?>>map(Object::getClass),
                Stream.of(Refusal.LoginNeeded.class, Refusal.LoginAgain.class))
            .toList();
    assertThat(tried).containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
  }

  @Test
  void loginLeadsBackToWhereItWas() {
    Response response = console.refuse(REQUEST, new Refusal.LoginNeeded());
    assertThat(response.header("Location")).hasValue("/login?next=%2Fmessages");
  }

  @Test
  void aPageThatIsUnavailableComesBackByItself() throws Exception {
    Response response =
        console.refuse(REQUEST, new Refusal.Unavailable("A command works.", Duration.ofSeconds(5)));
    assertThat(response.header("Retry-After")).hasValue("5");
    assertThat(PageCheck.page(console, response).select("meta[http-equiv=refresh]").attr("content"))
        .isEqualTo("5");
  }

  @Test
  void aDefectNamesTheRequest() throws Exception {
    Response response = console.refuse(REQUEST, new Refusal.Defect("request-7"));
    assertThat(PageCheck.text(response)).contains("request-7");
  }
}
