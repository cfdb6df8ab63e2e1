package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** The way to a provider and back. */
class ProviderLoginTest {
  private static final String KEPT = "mailpromoter-login-8025";

  private World world;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Response begin(Fields query) {
    return world.gate.handle(World.request(Method.GET, Login.PROVIDER).withQuery(query));
  }

  private Response finish(String kept) {
    return world.gate.handle(
        World.request(Method.GET, Login.ANSWER)
            .withQuery(Fields.none().with("code", "c"))
            .withHeader("Sec-Fetch-Site", "cross-site")
            .withCookie(KEPT, kept));
  }

  private static String session(Response response) {
    return response.headers().stream()
        .map(Response.Header::value)
        .filter(each -> each.startsWith(World.COOKIE + "="))
        .map(each -> each.substring(each.indexOf('=') + 1, each.indexOf(';')))
        .findFirst()
        .orElse("");
  }

  @Test
  void theBrowserIsSentThereAndKeepsWhatBelongsToTheLogin() {
    Response response = begin(Fields.none().with("next", "/messages").with("again", "yes"));
    assertThat(response.status()).isEqualTo(303);
    assertThat(response.header("Location"))
        .contains("https://id.example/?to=" + World.ORIGIN + "/login/provider/answer&again=true");
    assertThat(response.header("Set-Cookie").orElseThrow())
        .startsWith(KEPT + "=")
        .endsWith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
  }

  @Test
  void whoComesBackIsLoggedInOnAPageOfOurs() {
    Response back = finish(World.cookie(begin(Fields.none().with("next", "/messages"))));
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.header("Refresh")).contains("0; url=/messages");
    Request status =
        World.request(Method.GET, FakeFace.path(Operation.SEE_STATUS, "anna"))
            .withCookie(World.COOKIE, session(back));
    assertThat(world.gate.handle(status).status()).isEqualTo(200);
    assertThat(world.face.done()).containsExactly("oidc:maria see-status anna");
  }

  @Test
  void whoeverLoggedInThereLongAgoMustProveItAgain() {
    String cookie = session(finish(World.cookie(begin(Fields.none()))));
    Request guarded =
        World.form(
                FakeFace.path(Operation.BACK_UP, "anna"), Map.of("_token", FormTokens.of(cookie)))
            .withCookie(World.COOKIE, cookie);
    assertThat(World.refusal(world.gate.handle(guarded))).isEqualTo("LoginAgain");
    world.provider.authenticated = world.clock.instant();
    String fresh = session(finish(World.cookie(begin(Fields.none()))));
    Request again =
        World.form(FakeFace.path(Operation.BACK_UP, "anna"), Map.of("_token", FormTokens.of(fresh)))
            .withCookie(World.COOKIE, fresh);
    assertThat(World.refusal(world.gate.handle(again))).isEmpty();
  }

  @Test
  void withoutTheCookieOfTheBeginningNobodyIsLoggedIn() {
    for (String kept : new String[] {"", "x", ":", "!:!", "b3RoZXI:Lw"}) {
      Response response = finish(kept);
      assertThat(response.status()).isEqualTo(403);
      assertThat(session(response)).isEmpty();
    }
  }

  @Test
  void theAuditLogSaysWhoCameFromThere() {
    finish("x");
    finish(World.cookie(begin(Fields.none())));
    assertThat(world.logins())
        .containsExactly(
            "login page log-in nobody: oidc, from 127.0.0.1 login/oidc",
            "oidc:maria log-in session: oidc, from 127.0.0.1");
  }

  @Test
  void theCookieIsGoneAfterwards() {
    Response back = finish(World.cookie(begin(Fields.none())));
    assertThat(back.headers())
        .anyMatch(each -> each.value().startsWith(KEPT + "=;") && each.value().endsWith("=0"));
  }

  @Test
  void aLoginLeadsToNoOtherSite() {
    Response back = finish(World.cookie(begin(Fields.none().with("next", "//evil.example"))));
    assertThat(back.header("Refresh")).contains("0; url=/");
    assertThat(finish("a2VwdA:Ly9ldmlsLmV4YW1wbGU").header("Refresh")).contains("0; url=/");
  }
}
