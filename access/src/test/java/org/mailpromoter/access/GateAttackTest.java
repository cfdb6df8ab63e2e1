package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** What attackers send, and what becomes of it. */
class GateAttackTest {
  private static final String STATUS = FakeFace.path(Operation.SEE_STATUS, "anna");
  private static final String SYNCHRONIZE = FakeFace.path(Operation.SYNCHRONIZE, "anna");
  private static final String BACK_UP = FakeFace.path(Operation.BACK_UP, "anna");

  private World world;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String refusal(Request request) {
    return World.refusal(world.gate.handle(request));
  }

  private Request status(String cookie) {
    return World.request(Method.GET, STATUS).withCookie(World.COOKIE, cookie);
  }

  private Request synchronize(String cookie, String token) {
    return World.form(SYNCHRONIZE, Map.of("_token", token)).withCookie(World.COOKIE, cookie);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8025",
        "127.0.0.1",
        "127.0.0.1:8026",
        "127.0.0.1:80250",
        "127.0.0.1.evil.example:8025",
        "localhost.:8025",
        "127.1:8025",
        "2130706433:8025",
        "0.0.0.0:8025",
        "[::]:8025",
        "127.0.0.1:8025, evil.example",
        "127.0.0.1:8025@evil.example",
        " 127.0.0.1:8025",
        ""
      })
  void anotherHostIsRefusedBeforeAnything(String host) {
    String cookie = world.login("anna");
    assertThat(refusal(status(cookie).withHeader("Host", host))).isEqualTo("WrongHost");
    Request login =
        World.form(Login.TICKET, Map.of("ticket", world.ticket("anna"))).withHeader("Host", host);
    assertThat(refusal(login)).isEqualTo("WrongHost");
    assertThat(refusal(World.request(Method.GET, "/no/such/path").withHeader("Host", host)))
        .isEqualTo("WrongHost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8025", "localhost:8025", "LocalHost:8025", "[::1]:8025"})
  void theNamesOfTheLoopbackInterfaceAreOurs(String host) {
    assertThat(refusal(World.request(Method.GET, STATUS).withHeader("Host", host)))
        .isEqualTo("LoginNeeded");
  }

  @Test
  void aFormOfOurPageIsAccepted() {
    String cookie = world.login("anna");
    assertThat(refusal(synchronize(cookie, FormTokens.of(cookie)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null", "http://evil.example", "http://127.0.0.1:8026", "https://127.0.0.1:8025",
        "http://localhost:8025", "http://127.0.0.1", "http://127.0.0.1:8025.evil.example", ""
      })
  void anotherOriginIsForged(String origin) {
    String cookie = world.login("anna");
    Request request = synchronize(cookie, FormTokens.of(cookie)).withHeader("Origin", origin);
    assertThat(refusal(request)).isEqualTo("Forged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "", "same-origin, none", "SAME-ORIGIN"})
  void anotherPageIsForged(String site) {
    String cookie = world.login("anna");
    Request request = synchronize(cookie, FormTokens.of(cookie)).withHeader("Sec-Fetch-Site", site);
    assertThat(refusal(request)).isEqualTo("Forged");
  }

  @Test
  void aBrowserThatDoesNotSayWhereItComesFromIsRefused() {
    String cookie = world.login("anna");
    Request request =
        World.request(Method.POST, SYNCHRONIZE)
            .withCookie(World.COOKIE, cookie)
            .withHeader("X-Form-Token", FormTokens.of(cookie));
    assertThat(refusal(request)).isEqualTo("Forged");
    assertThat(refusal(request.withHeader("Sec-Fetch-Site", "same-origin"))).isEmpty();
  }

  @Test
  void theTokenOfAnotherSessionIsForged() {
    String cookie = world.login("anna");
    String other = world.login("anna");
    assertThat(refusal(synchronize(cookie, FormTokens.of(other)))).isEqualTo("Forged");
    assertThat(refusal(synchronize(cookie, ""))).isEqualTo("Forged");
    assertThat(refusal(synchronize(cookie, cookie))).isEqualTo("Forged");
  }

  @Test
  void theTokenIsNotPassedOnAndTheFormIs() throws Exception {
    byte[] body = "a=1&%5Ftoken=t&b=2".getBytes(StandardCharsets.UTF_8);
    Request request = World.form("/", Map.of()).withBody(() -> new ByteArrayInputStream(body));
    SentForm sent = SentForm.of(request);
    assertThat(sent.token()).contains("t");
    assertThat(sent.request().form().names()).containsExactlyInAnyOrder("a", "b");
  }

  private Request withFile(String cookie, String token) {
    String body =
        "--X\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n"
            + token
            + "\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
            + "\r\nkind,id\r\n--X--\r\n";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return synchronize(cookie, "")
        .withHeader("Content-Type", "multipart/form-data; boundary=X")
        .withBody(() -> new ByteArrayInputStream(bytes));
  }

  @Test
  void aFormWithAFileNeedsTheTokenToo() {
    String cookie = world.login("anna");
    assertThat(refusal(withFile(cookie, FormTokens.of(cookie)))).isEmpty();
    assertThat(refusal(withFile(cookie, FormTokens.of(world.login("anna"))))).isEqualTo("Forged");
    assertThat(refusal(withFile(cookie, ""))).isEqualTo("Forged");
  }

  @Test
  void aFileOfAStrangerIsNotRead() {
    Request request =
        withFile("nobody", "t")
            .withBody(
                () -> {
                  throw new AssertionError("the body is read");
                });
    assertThat(refusal(request)).isEqualTo("LoginNeeded");
  }

  @Test
  void aFileIsTheBodyAndTheOtherFieldsAreInTheQuery() throws Exception {
    Path file;
    try (SentForm sent = SentForm.ofFile(withFile("c", "t"))) {
      file = sent.file().orElseThrow();
      assertThat(sent.token()).contains("t");
      assertThat(sent.request().query().first("file")).contains("a.csv");
      assertThat(sent.request().query().first("_token")).isEmpty();
      assertThat(sent.request().body().readAllBytes()).asString().isEqualTo("kind,id");
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void aFormThatIsTooLargeIsNotRead() {
    String cookie = world.login("anna");
    byte[] large = new byte[200_001];
    Request request = synchronize(cookie, "t").withBody(() -> new ByteArrayInputStream(large));
    assertThat(refusal(request)).isEqualTo("TooLarge");
  }

  @Test
  void theCookieOfSomebodyElseShowsTheirObjectsOnly() {
    String ben = world.login("ben");
    assertThat(refusal(status(ben))).isEqualTo("NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "../../etc/passwd", "' OR 1=1 --"})
  void aMadeUpCookieIsNone(String cookie) {
    assertThat(refusal(status(cookie))).isEqualTo("LoginNeeded");
  }

  @Test
  void theDigestInTheStorageIsNoCookie() {
    world.login("anna");
    String digest =
        world.open.storage().sessionStore().list(world.clock.instant()).get(0).digest().hex();
    assertThat(refusal(status(digest))).isEqualTo("LoginNeeded");
  }

  @Test
  void aTokenIsTakenFromItsHeaderOnly() {
    String token = world.token("anna", Set.of(Scope.READ_STATUS));
    Request request = World.request(Method.GET, STATUS);
    assertThat(refusal(request.withHeader("Authorization", "Bearer " + token))).isEmpty();
    assertThat(refusal(request.withHeader("Authorization", "bearer  " + token))).isEmpty();
    assertThat(refusal(request.withQuery(Fields.none().with("access_token", token))))
        .isEqualTo("LoginNeeded");
    assertThat(refusal(request.withCookie(World.COOKIE, token))).isEqualTo("LoginNeeded");
    assertThat(refusal(request.withHeader("Authorization", "Basic " + token)))
        .isEqualTo("LoginNeeded");
    assertThat(refusal(request.withHeader("Authorization", "Bearer " + token + "x")))
        .isEqualTo("LoginNeeded");
  }

  @Test
  void aTokenAndASessionAtOnceAreRefused() {
    String token = world.token("anna", Set.of(Scope.READ_STATUS));
    Request request = status(world.login("anna")).withHeader("Authorization", "Bearer " + token);
    assertThat(refusal(request)).isEqualTo("WrongInput");
  }

  @Test
  void anExpiredTokenIsNone() {
    String token = world.token("anna", Set.of(Scope.READ_STATUS));
    world.clock.move(Duration.ofDays(1));
    Request request =
        World.request(Method.GET, STATUS).withHeader("Authorization", "Bearer " + token);
    assertThat(refusal(request)).isEqualTo("LoginNeeded");
  }

  @Test
  void whatIsGuardedNeedsAFreshLogin() {
    String cookie = world.login("root-admin");
    Request request =
        World.form(BACK_UP, Map.of("_token", FormTokens.of(cookie)))
            .withCookie(World.COOKIE, cookie);
    assertThat(refusal(request)).isEmpty();
    world.clock.move(Duration.ofMinutes(5));
    assertThat(refusal(request)).isEqualTo("LoginAgain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/do/see-status/../see-status/anna", "//do/see-status/anna", "/do/see-status/anna/",
        "/do/see-status/anna;x", "/do%2fsee-status/anna", "/./do/see-status/anna",
        "/do/see-status/%00anna", "/do/SEE-STATUS/anna", "/do/see-status/%zz"
      })
  void anotherSpellingOfAPathIsAnotherPath(String path) {
    Request request = World.request(Method.GET, path).withCookie(World.COOKIE, world.login("anna"));
    assertThat(refusal(request)).isEqualTo("NotFound");
  }

  @Test
  void aMethodThatARouteDoesNotHaveIsRefused() {
    assertThat(refusal(World.request(Method.DELETE, STATUS))).isEqualTo("WrongMethod");
    assertThat(refusal(World.request(Method.GET, SYNCHRONIZE))).isEqualTo("WrongMethod");
  }

  @Test
  void aDefectShowsItsNumberOnly() {
    Response response =
        world.gate.handle(
            World.request(Method.GET, "/defect").withCookie(World.COOKIE, world.login("anna")));
    assertThat(World.refusal(response)).isEqualTo("Defect");
    assertThat(World.text(response)).contains("r-1").doesNotContain("secret");
  }

  @Test
  void withoutTheStorageNobodyIsAnswered() {
    String cookie = world.login("anna");
    world.desk.close();
    assertThat(refusal(status(cookie))).isEqualTo("Unavailable");
    assertThat(refusal(World.form(Login.TICKET, Map.of("ticket", "t")))).isEqualTo("Unavailable");
  }

  @Test
  void whoAsksTooOftenWaits() {
    Request request = World.request(Method.GET, "/nothing");
    for (int i = 0; i < 300; i++) {
      assertThat(refusal(request)).isEqualTo("NotFound");
    }
    assertThat(refusal(request)).isEqualTo("TooMany");
    world.clock.move(Duration.ofMillis(50));
    assertThat(refusal(request)).isEqualTo("NotFound");
  }

  @Test
  void filesInMemoryDoNotCountForTheLimit() {
    Request request = World.request(Method.GET, "/file");
    for (int i = 0; i < 400; i++) {
      assertThat(world.gate.handle(request).status()).isEqualTo(200);
    }
    assertThat(refusal(World.request(Method.GET, "/nothing"))).isEqualTo("NotFound");
  }

  @Test
  void theLimitOfOneAddressIsNotThatOfAnother() {
    for (int i = 0; i <= 300; i++) {
      refusal(World.request(Method.GET, "/nothing"));
    }
    Request other =
        Request.of(Method.GET, "/nothing", new Peer.Network("192.0.2.7", true), "r-2")
            .withHeader("Host", World.HOST);
    assertThat(refusal(other)).isEqualTo("NotFound");
  }
}
