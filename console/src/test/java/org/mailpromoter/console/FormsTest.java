package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Response;

/**
 * A form that is refused is shown again, with what was typed and what is wrong beside its field.
 */
class FormsTest {
  private static final String RECORD = "/records/one?id=contact%3Aanna";

  /** Their forms hold buttons, boxes and what the page wrote into them: nothing is typed. */
  private static final Set<String> WITHOUT_TYPING =
      Set.of(
          "/activities/{number}/track",
          "/activities/{number}/untrack",
          "/messages/{number}/remedies/{remedy}",
          "/messages/{number}/undo",
          "/messages/selection/retry",
          "/messages/selection/track",
          "/users/{key}/options",
          "/queues/{key}/options",
          "/what-if/apply",
          "/mailboxes/{mailbox}/test",
          "/mailboxes/{mailbox}/sync",
          "/mailboxes/{mailbox}/login",
          "/alerts/done",
          "/alerts/mute",
          "/alerts/reopen",
          "/reports",
          "/outgoing/{number}/send-now",
          "/outgoing/{number}/cancel",
          "/outgoing/{number}/resolve",
          "/sinks/{sink}/retry",
          "/jobs/{job}",
          "/access/tokens/{token}/revoke",
          "/access/sessions/{session}/end",
          "/audit/verify",
          "/privacy/forget",
          "/records/import/{upload}");

  /** Those of mail, which {@link OutgoingPagesTest} tries where a mailbox sends. */
  private static final Set<String> OF_MAIL = Set.of("/outgoing/new", "/outgoing/drafts/{draft}");

  private final MovingClock clock = new MovingClock();

  @TempDir private Path folder;
  private OpenInstallation open;

  /**
   * A form with a wrong value.
   *
   * @param route its route
   * @param path where it is sent
   * @param fields what is sent
   * @param field the one that is wrong
   * @param words of the sentence about it
   */
  private record Wrong(
      String route, String path, Map<String, String> fields, String field, String words) {
    Wrong(String path, Map<String, String> fields, String field, String words) {
      this(path, path, fields, field, words);
    }

    String body() {
      return fields.entrySet().stream()
          .map(each -> each.getKey() + "=" + encoded(each.getValue()))
          .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong(
              "/activities/{number}/regarding",
              "/activities/1/regarding",
              Map.of("record", "contoso", "conversation", "yes"),
              "record",
              "is not a record"),
          new Wrong(
              "/activities/{number}/regarding",
              "/activities/1/regarding",
              Map.of("record", "contact:nobody"),
              "record",
              "does not exist"),
          new Wrong(
              "/activities/{number}/resolve",
              "/activities/1/resolve",
              Map.of("record", "nobody", "address", "sales@contoso.example"),
              "record",
              "is not a record"),
          new Wrong(
              "/activities/{number}/reveal",
              "/activities/1/reveal",
              Map.of("reason", " "),
              "reason",
              "Say why"),
          new Wrong(
              "/messages/{number}/reveal",
              "/messages/1/reveal",
              Map.of("reason", "  "),
              "reason",
              "Say why"),
          new Wrong(
              "/settings/{key}",
              "/settings/largest-attachment-kilobytes",
              Map.of("now", "5120", "value", "many", "do", "apply"),
              "value",
              "many"),
          new Wrong(
              "/sinks/{sink}/replay",
              "/sinks/crm/replay",
              Map.of("since", "later"),
              "since",
              "is not a time"),
          new Wrong(
              "/access/new-account",
              Map.of("id", "a b", "name", "Ann", "role", "auditor"),
              "id",
              "letters"),
          new Wrong(
              "/access/new-account",
              Map.of("id", "ann", "role", "user", "password", "short", "repeated", "short"),
              "password",
              "characters"),
          new Wrong(
              "/access/new-account",
              Map.of("id", "ann", "role", "user", "user", "nobody"),
              "user",
              "does not exist"),
          new Wrong(
              "/access/accounts/{account}",
              "/access/accounts/christopher",
              Map.of("version", "1", "do", "remove", "confirmed", "Chris"),
              "confirmed",
              "Write christopher"),
          new Wrong(
              "/access/accounts/{account}",
              "/access/accounts/christopher",
              Map.of("version", "1", "do", "password", "password", "x y z", "repeated", "x"),
              "password",
              "differ"),
          new Wrong(
              "/access/new-token",
              Map.of("label", " ", "scope", "read:status", "days", "90"),
              "label",
              "what the token is for"),
          new Wrong("/access/new-token", Map.of("label", "Mine", "days", "90"), "scope", "scope"),
          new Wrong(
              "/access/new-token",
              Map.of("label", "Mine", "scope", "read:status", "role", "auditor", "name", " "),
              "name",
              "Give it a name"),
          new Wrong(
              "/records/new",
              Map.of("kind", "contact", "id", "zoe", "addresses", "zoe at home"),
              "addresses",
              "is not an email address"),
          new Wrong(
              "/records/new",
              Map.of("kind", "boat", "id", "zoe", "addresses", "zoe@x.example"),
              "kind",
              "Choose one"),
          new Wrong(
              "/records/one",
              RECORD,
              Map.of("do", "add", "addresses", "nowhere"),
              "addresses",
              "is not an email address"),
          new Wrong("/records/import", Map.of("text", ""), "text", "Choose a file"),
          new Wrong(
              "/privacy/find",
              Map.of("address", "tom at home"),
              "address",
              "is not an e-mail address"),
          new Wrong(
              "/privacy/erase",
              Map.of("address", "tom@northwind.example", "confirmed", "Tom"),
              "confirmed",
              "Write tom@northwind.example"),
          new Wrong(
              "/what-if",
              Map.of("key", "largest-attachment-kilobytes", "value", "many"),
              "value",
              "many"));

  @BeforeEach
  void synchronize() throws Exception {
    open =
        new SampleInstallation(folder, clock)
            .withSink()
            .withMail()
            .withConversation()
            .synchronize()
            .parts()
            .openToSynchronize();
    People.in(open);
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** Sees the mail of others only with a reason. */
  private Desk desk() {
    return new Desk(open, Identity.of("maria", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
  }

  @Test
  void everyFormIsTried() {
    Set<String> routes =
        desk().console().routes().stream()
            .filter(each -> each.method() == Method.POST)
            .map(each -> each.template().toString())
            .collect(Collectors.toSet());
    Set<String> tried = WRONG.stream().map(Wrong::route).collect(Collectors.toSet());
    Set<String> all = new HashSet<>(tried);
    all.addAll(WITHOUT_TYPING);
    all.addAll(OF_MAIL);
    assertThat(routes).containsExactlyInAnyOrderElementsOf(all);
    assertThat(tried).doesNotContainAnyElementsOf(WITHOUT_TYPING);
  }

  @Test
  void aRefusedFormIsShownAgainWithWhatWasTyped() throws Exception {
    Map<String, String> failures = new TreeMap<>();
    for (Wrong each : WRONG) {
      try {
        check(each);
      } catch (AssertionError e) {
        failures.put(each.path() + " " + each.field(), String.valueOf(e.getMessage()));
      }
    }
    assertThat(failures).isEmpty();
  }

  private void check(Wrong wrong) throws Exception {
    Desk desk = desk();
    Response response =
        wrong.path().equals("/records/import")
            ? desk.post(wrong.path() + "?" + wrong.body(), "")
            : desk.post(path(desk, wrong), wrong.body());
    assertThat(response.status()).isIn(400, 409);
    Document page = PageCheck.page(desk.console(), response);
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.select(".notice[role=alert]").text()).startsWith("Nothing was changed");
    Element sentence = page.getElementById("wrong-" + wrong.field());
    assertThat(sentence).isNotNull();
    assertThat(sentence.text()).contains(wrong.words());
    Element described = page.select("[aria-describedby=wrong-" + wrong.field() + "]").first();
    assertThat(described).isNotNull();
    if (described.is("input, textarea, select")) {
      assertThat(described.attr("aria-invalid")).isEqualTo("true");
    }
    assertThat(page.select("[autofocus]")).hasSize(1);
    wrong.fields().forEach((name, value) -> assertTyped(page, name, value));
  }

  /** A person is erased from the page of a search. */
  private static String path(Desk desk, Wrong wrong) throws Exception {
    if (!wrong.path().equals("/privacy/erase")) {
      return wrong.path();
    }
    Response found = desk.post("/privacy/find", "address=tom%40northwind.example");
    return desk.arrival(found).replace("found", "erase");
  }

  private static void assertTyped(Document page, String name, String value) {
    Element field = page.select("main [name=" + name + "]:not([type=hidden], button)").first();
    if (field == null || field.attr("type").equals("password")) {
      assertThat(field == null ? "" : field.val()).isEmpty();
    } else if (field.is("[type=checkbox]")) {
      Stream<Element> ticked = page.select("main [name=" + name + "][checked]").stream();
      assertThat(ticked.map(Element::val)).contains(value);
    } else if (field.is("select")) {
      List<String> offered = field.select("option").eachAttr("value");
      String wanted = offered.contains(value) ? value : "";
      assertThat(field.select("[selected]").val()).as(name).isEqualTo(wanted);
    } else {
      assertThat(field.val()).as(name).isEqualTo(value);
    }
  }

  @Test
  void aValueThatCannotBeTriedIsShownAgain() throws Exception {
    for (String address :
        List.of(
            "/settings/largest-attachment-kilobytes?value=many",
            "/sinks/crm/replay?since=many",
            "/what-if?key=largest-attachment-kilobytes&value=many")) {
      Response response = desk().get(address);
      assertThat(response.status()).as(address).isEqualTo(400);
      Document page = PageCheck.page(desk().console(), response);
      assertThat(page.select("[aria-invalid=true]").val()).as(address).isEqualTo("many");
      assertThat(page.select(".problem").text()).as(address).isNotBlank();
    }
  }

  @Test
  void whatWasAnnouncedIsForOnePageOneSessionAndSomeMinutes() throws Exception {
    Desk desk = desk();
    String record = "do=deactivate";
    String address = desk.post(RECORD, record).header("Location").orElseThrow();
    assertThat(notices(desk, address))
        .containsExactly(
            "The record is out of use. Its addresses" + " stay, and it can be put back.");
    assertThat(notices(desk, address.replace("out%20of%20use", "gone"))).isEmpty();
    String query = address.substring(address.indexOf("said="));
    assertThat(notices(desk, "/records?" + query)).isEmpty();
    assertThat(notices(desk.withToken("another session"), address)).isEmpty();
    clock.pass(Duration.ofMinutes(4));
    assertThat(notices(desk, address)).hasSize(1);
    clock.pass(Duration.ofMinutes(2));
    assertThat(notices(desk, address)).isEmpty();
  }

  /** No page says that something was done because its address says so. */
  @Test
  void noAddressMakesAPageAnnounceAnything() throws Exception {
    Desk desk = desk();
    for (String path :
        List.of(
            "/",
            "/messages",
            "/messages/1",
            "/activities/1",
            "/settings/use-correlation",
            "/users/christopher/options",
            "/access",
            "/privacy",
            "/sinks/crm",
            RECORD,
            "/what-if",
            "/audit",
            "/mailboxes/christopher",
            "/jobs")) {
      for (String field : List.of("said", "done", "changed", "retried", "replayed", "undo")) {
        String address = path + (path.contains("?") ? "&" : "?") + field + "=1&said=1yes%20Erased";
        assertThat(notices(desk, address)).as(address).isEqualTo(notices(desk, path));
      }
    }
  }

  private static List<String> notices(Desk desk, String address) throws Exception {
    Document page = PageCheck.page(desk.console(), desk.get(address));
    return page.select("main .notice.yes").eachText();
  }
}
