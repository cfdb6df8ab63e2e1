package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Logging in and out. */
class LoginTest {
  private World world;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Response status(String cookie) {
    Request request =
        World.request(Method.GET, FakeFace.path(Operation.SEE_STATUS, "anna"))
            .withCookie(World.COOKIE, cookie);
    return world.gate.handle(request);
  }

  private Response post(String path, Map<String, String> fields) {
    return world.gate.handle(World.form(path, fields));
  }

  @Test
  void aTicketLetsItsHolderIn() {
    Response response =
        post(Login.TICKET, Map.of("ticket", world.ticket("anna"), "next", "/messages?limit=9"));
    assertThat(response.status()).isEqualTo(303);
    assertThat(response.header("Location")).contains("/messages?limit=9");
    assertThat(response.header("Set-Cookie").orElseThrow())
        .endsWith("; Path=/; HttpOnly; SameSite=Strict");
    assertThat(status(World.cookie(response)).status()).isEqualTo(200);
  }

  @Test
  void aTicketIsOfUseOnce() {
    String ticket = world.ticket("anna");
    assertThat(post(Login.TICKET, Map.of("ticket", ticket)).status()).isEqualTo(303);
    Response again = post(Login.TICKET, Map.of("ticket", ticket));
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.header("Set-Cookie")).isEmpty();
  }

  @Test
  void ofManyWhoUseATicketAtOnceOneIsLetIn() throws Exception {
    String ticket = world.ticket("anna");
    Callable<Response> use = () -> post(Login.TICKET, Map.of("ticket", ticket));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      int in = 0;
      for (Future<Response> each : threads.invokeAll(List.of(use, use, use, use, use, use, use))) {
        in += each.get().status() == 303 ? 1 : 0;
      }
      assertThat(in).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aTicketExpires() {
    String ticket = world.ticket("anna");
    world.clock.move(Duration.ofMinutes(10));
    assertThat(post(Login.TICKET, Map.of("ticket", ticket)).status()).isEqualTo(403);
  }

  @Test
  void aPlantedSessionIsNotTheOneOfTheLogin() {
    String planted = world.login("ben");
    Request login =
        World.form(Login.TICKET, Map.of("ticket", world.ticket("anna")))
            .withCookie(World.COOKIE, planted);
    String secret = World.cookie(world.gate.handle(login));
    assertThat(secret).isNotEqualTo(planted);
    assertThat(World.refusal(status(planted))).isEqualTo("LoginNeeded");
  }

  @Test
  void aSessionEndsWhenNobodyUsesIt() {
    String cookie = world.login("anna");
    world.clock.move(Duration.ofHours(7));
    assertThat(status(cookie).status()).isEqualTo(200);
    world.clock.move(Duration.ofHours(7));
    assertThat(status(cookie).status()).isEqualTo(200);
    world.clock.move(Duration.ofHours(8));
    assertThat(World.refusal(status(cookie))).isEqualTo("LoginNeeded");
  }

  @Test
  void aSessionEndsAfterADay() {
    String cookie = world.login("anna");
    for (int i = 0; i < 23; i++) {
      world.clock.move(Duration.ofHours(1));
      assertThat(status(cookie).status()).isEqualTo(200);
    }
    world.clock.move(Duration.ofHours(1));
    assertThat(World.refusal(status(cookie))).isEqualTo("LoginNeeded");
  }

  @Test
  void whoLogsOutIsOut() {
    String cookie = world.login("anna");
    String token = World.text(status(cookie));
    Request logout =
        World.form(Login.LOGOUT, Map.of("_token", token)).withCookie(World.COOKIE, cookie);
    Response response = world.gate.handle(logout);
    assertThat(response.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(World.refusal(status(cookie))).isEqualTo("LoginNeeded");
  }

  @Test
  void anotherSiteLogsNobodyOut() {
    String cookie = world.login("anna");
    Request forged = World.form(Login.LOGOUT, Map.of()).withCookie(World.COOKIE, cookie);
    assertThat(World.refusal(world.gate.handle(forged))).isEqualTo("Forged");
    assertThat(status(cookie).status()).isEqualTo(200);
  }

  @Test
  void anotherSiteLogsNobodyIn() {
    Request forged =
        World.form(Login.TICKET, Map.of("ticket", world.ticket("anna")))
            .withHeader("Sec-Fetch-Site", "cross-site");
    assertThat(World.refusal(world.gate.handle(forged))).isEqualTo("Forged");
  }

  @Test
  void aPasswordLetsItsAccountIn() {
    Response response = post(Login.PASSWORD, Map.of("name", " Anna ", "password", "anna-password"));
    assertThat(status(World.cookie(response)).status()).isEqualTo(200);
  }

  @Test
  void anUnknownAccountAndAWrongPasswordAreAnsweredAlike() {
    Response wrong = post(Login.PASSWORD, Map.of("name", "anna", "password", "x"));
    Response unknown = post(Login.PASSWORD, Map.of("name", "nobody", "password", "x"));
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(World.text(wrong).replace("name=anna", "name=nobody"))
        .isEqualTo(World.text(unknown));
  }

  @Test
  void theNameThatWasTypedStaysAndNoLinkFillsItIn() {
    String page = World.text(post(Login.PASSWORD, Map.of("name", "anna", "password", "x")));
    assertThat(page).contains("name=anna").doesNotContain("password=x");
    Request link =
        World.request(Method.GET, Login.PAGE).withQuery(Fields.none().with("name", "anna"));
    assertThat(World.text(world.gate.handle(link))).doesNotContain("name=anna");
  }

  @Test
  void guessingIsSlowedDownAndNeverLockedOut() {
    for (int i = 0; i < 5; i++) {
      assertThat(World.text(post(Login.PASSWORD, Map.of("name", "anna", "password", "x"))))
          .contains("is wrong");
    }
    Map<String, String> right = Map.of("name", "anna", "password", "anna-password");
    assertThat(World.text(post(Login.PASSWORD, right))).contains("Try again in 5 s.");
    world.clock.move(Duration.ofSeconds(5));
    assertThat(post(Login.PASSWORD, right).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/",
        "/\\evil.example/",
        "https://evil.example/",
        "javascript:alert(1)",
        "/a b",
        "/\t/evil.example",
        "evil",
        "/login",
        ""
      })
  void aLoginNeverLeadsElsewhere(String next) {
    Response response = post(Login.TICKET, Map.of("ticket", world.ticket("anna"), "next", next));
    assertThat(response.header("Location")).contains("/");
  }

  @Test
  void theAuditLogSaysWhoLoggedInAndOut() {
    String cookie = world.login("anna");
    Request logout =
        World.form(Login.LOGOUT, Map.of("_token", World.text(status(cookie))))
            .withCookie(World.COOKIE, cookie);
    world.gate.handle(logout);
    world.gate.handle(logout);
    post(Login.PASSWORD, Map.of("name", "ben", "password", "ben-password"));
    assertThat(world.logins())
        .containsExactly(
            "anna log-in session: token, from 127.0.0.1",
            "anna log-out session: ",
            "ben log-in session: password, from 127.0.0.1");
  }

  @Test
  void theAuditLogSaysWhoWasRefusedAndKeepsNoTypedSecret() {
    post(Login.PASSWORD, Map.of("name", "anna", "password", "x"));
    post(Login.PASSWORD, Map.of("name", "my secret password", "password", "x"));
    assertThat(world.logins())
        .containsExactly(
            "login page log-in account anna: password, from 127.0.0.1 login/password",
            "login page log-in nobody: password, from 127.0.0.1 login/password");
  }

  @Test
  void whoeverGuessesDoesNotFillTheAuditLog() {
    for (int i = 0; i < 300; i++) {
      post(Login.PASSWORD, Map.of("name", "anna", "password", "x"));
      post(Login.PASSWORD, Map.of("name", "unknown" + i, "password", "x"));
      post(Login.TICKET, Map.of("ticket", "x" + i));
      world.clock.move(Duration.ofMillis(200));
    }
    assertThat(world.logins()).hasSize(2);
    world.clock.move(Duration.ofMinutes(10));
    post(Login.PASSWORD, Map.of("name", "anna", "password", "x"));
    assertThat(world.logins())
        .last()
        .asString()
        .isEqualTo(
            "login page log-in account anna: password, from 127.0.0.1, and 299 more before"
                + " login/password");
  }

  @Test
  void manyAddressesDoNotFillTheAuditLogEither() {
    RefusedLogins refusals = new RefusedLogins(world.clock);
    long kept =
        IntStream.range(0, 10_000)
            .filter(each -> refusals.count("address " + each).isPresent())
            .count();
    assertThat(kept).isEqualTo(60);
  }

  @Test
  void whoIsDisabledIsOutAtOnce() {
    String cookie = world.login("anna");
    world.put(world.account("anna").enabled(false));
    assertThat(World.refusal(status(cookie))).isEqualTo("LoginNeeded");
  }
}
