package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.installation.permission.Effect;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Every use case, called by every role through the gate, on objects of their own and of others. */
class GateMatrixTest {
  private static final Map<Role, String> ACCOUNTS =
      Map.of(Role.ADMINISTRATOR, "root-admin", Role.AUDITOR, "auditor", Role.USER, "anna");

  private static World world;
  private static final Map<Role, String> COOKIES = new java.util.EnumMap<>(Role.class);

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    world = new World(folder);
    ACCOUNTS.forEach((role, name) -> COOKIES.put(role, world.login(name)));
  }

  @AfterAll
  static void close() {
    world.close();
  }

  static Stream<Arguments> cells() {
    List<Arguments> all = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      for (Role role : Role.values()) {
        for (String owner : List.of("anna", "ben", "nobody")) {
          all.add(Arguments.of(operation, role, owner));
        }
      }
    }
    return all.stream();
  }

  /** What the declaration of the operation says about a call. */
  private static String expected(Operation operation, Role role, String owner) {
    return switch (operation.reach(role)) {
      case NONE -> "Forbidden";
      case OWN -> owner.equals("anna") ? "" : "NotFound";
      case ALL -> owner.equals("nobody") ? "NotFound" : "";
    };
  }

  private static Request request(Operation operation, String owner) {
    String path = FakeFace.path(operation, owner);
    return FakeFace.method(operation) == Method.GET
        ? World.request(Method.GET, path)
        : World.form(path, Map.of());
  }

  private static Request ofBrowser(Operation operation, Role role, String owner) {
    String cookie = COOKIES.get(role);
    return request(operation, owner)
        .withCookie(World.COOKIE, cookie)
        .withHeader("X-Form-Token", FormTokens.of(cookie));
  }

  /** Slowly enough for the limit of requests. */
  private static Response handle(Request request) {
    world.clock.move(Duration.ofMillis(100));
    return world.gate.handle(request);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aRoleReachesWhatItsOperationDeclares(Operation operation, Role role, String owner) {
    int before = world.face.done().size();
    Response response = handle(ofBrowser(operation, role, owner));
    String expected = expected(operation, role, owner);
    assertThat(World.refusal(response)).isEqualTo(expected);
    assertThat(world.face.done()).hasSize(before + (expected.isEmpty() ? 1 : 0));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsForeignLooksLikeWhatIsNotThere(Operation operation) {
    if (operation.reach(Role.USER) == Reach.OWN) {
      Response foreign = handle(ofBrowser(operation, Role.USER, "ben"));
      Response missing = handle(ofBrowser(operation, Role.USER, "nobody"));
      assertThat(World.text(foreign)).isEqualTo(World.text(missing));
      assertThat(foreign.headers()).isEqualTo(missing.headers());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsLetInWithoutALogin(Operation operation) {
    Response response = handle(request(operation, "anna"));
    assertThat(World.refusal(response)).isEqualTo("LoginNeeded");
  }

  @ParameterizedTest
  @EnumSource
  void aTokenIsGoodForItsScopeOnly(Operation operation) {
    for (Scope scope : Scope.values()) {
      Request request =
          Request.of(
                  FakeFace.method(operation),
                  FakeFace.path(operation, "anna"),
                  World.request(Method.GET, "/").peer(),
                  "r-1")
              .withHeader("Host", World.HOST)
              .withHeader("Authorization", "Bearer " + token(scope));
      assertThat(World.refusal(handle(request)))
          .isEqualTo(operation.scope() == scope ? "" : "Forbidden");
    }
  }

  private static String token(Scope scope) {
    return world.token("root-admin", Set.of(scope));
  }

  @ParameterizedTest
  @EnumSource
  void whatChangesNeedsTheFormToken(Operation operation) {
    if (operation.effect() != Effect.READS) {
      Request request =
          request(operation, "anna").withCookie(World.COOKIE, COOKIES.get(Role.ADMINISTRATOR));
      assertThat(World.refusal(handle(request))).isEqualTo("Forged");
    }
  }

  /** Whoever may delete data or grant access has a token for everything. */
  @Test
  void whatIsGuardedNeedsTheScopeOfAdministrators() {
    assertThat(Operation.values())
        .filteredOn(each -> each.effect() == Effect.GUARDED)
        .isNotEmpty()
        .allMatch(each -> each.scope() == Scope.ADMIN);
  }
}
