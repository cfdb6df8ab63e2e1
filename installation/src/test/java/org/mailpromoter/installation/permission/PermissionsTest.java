package org.mailpromoter.installation.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.permission.ForbiddenException.Why;

/** Every operation x every role x an own and a foreign object. */
class PermissionsTest {
  private static final RecordId ANNA = RecordId.user("anna");
  private static final RecordId SUPPORT = new RecordId(RecordKind.QUEUE, "support");
  private static final MailboxId HERS = new MailboxId("anna");
  private static final MailboxId OTHERS = new MailboxId("support");

  @TempDir private static Path folder = Path.of("");
  private static Deployment deployment;

  @BeforeAll
  static void read() throws Exception {
    deployment = SampleInstallation.in(folder).deployment();
  }

  private static Permissions of(Role role) {
    return Permissions.of(Identity.of("anna", role).as(ANNA), deployment);
  }

  private static Stream<Arguments> everything() {
    return Arrays.stream(Operation.values())
        .flatMap(each -> Arrays.stream(Role.values()).map(role -> Arguments.of(each, role)));
  }

  private static List<Belonging> own() {
    return List.of(
        Belonging.to(ANNA),
        Belonging.to(HERS),
        Belonging.to("anna"),
        Belonging.to(List.of(SUPPORT, ANNA), List.of(OTHERS)));
  }

  private static List<Belonging> foreign() {
    return List.of(
        Belonging.to(SUPPORT),
        Belonging.to(OTHERS),
        Belonging.to("ben"),
        Belonging.to(List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void anOperationReachesWhatItDeclaresForARole(Operation operation, Role role) {
    Permissions permissions = of(role);
    Reach reach = operation.reach(role);
    assertThat(own())
        .allMatch(each -> permissions.allows(operation, each) == (reach != Reach.NONE));
    assertThat(foreign())
        .allMatch(each -> permissions.allows(operation, each) == (reach == Reach.ALL));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whatIsRefusedSaysWhy(Operation operation, Role role) {
    Permissions permissions = of(role);
    switch (operation.reach(role)) {
      case ALL ->
          assertThatCode(() -> permissions.demand(operation, Belonging.to(SUPPORT)))
              .doesNotThrowAnyException();
      case OWN -> {
        assertThatCode(() -> permissions.demand(operation, Belonging.to(ANNA)))
            .doesNotThrowAnyException();
        assertThat(refused(permissions, operation)).isEqualTo(Why.FOREIGN);
      }
      case NONE -> assertThat(refused(permissions, operation)).isEqualTo(Why.ROLE);
    }
  }

  private static Why refused(Permissions permissions, Operation operation) {
    return catchThrowableOfType(
            ForbiddenException.class, () -> permissions.demand(operation, Belonging.to(SUPPORT)))
        .why();
  }

  /** A token of an administrator is no more than its scopes. */
  @ParameterizedTest
  @EnumSource(Scope.class)
  void aTokenAllowsWhatItsScopesNameAndNothingElse(Scope scope) {
    Identity token = Identity.of("anna", Role.ADMINISTRATOR).within(Set.of(scope));
    Permissions permissions = Permissions.of(token, deployment);
    for (Operation each : Operation.values()) {
      boolean allowed = permissions.allows(each, Belonging.to(SUPPORT));
      assertThat(allowed).as(each.word()).isEqualTo(each.scope() == scope);
      if (!allowed) {
        assertThat(refused(permissions, each)).isEqualTo(Why.SCOPE);
      }
    }
  }

  /** Scopes are no way around a role. */
  @Test
  void aTokenNeverAllowsMoreThanTheRole() {
    Identity token = Identity.of("anna", Role.USER).as(ANNA).within(EnumSet.allOf(Scope.class));
    Permissions permissions = Permissions.of(token, deployment);
    assertThat(permissions.reach(Operation.CHOOSE_SETTINGS)).isEqualTo(Reach.NONE);
    assertThat(refused(permissions, Operation.CHOOSE_SETTINGS)).isEqualTo(Why.ROLE);
  }

  /** A user who is no configured one owns nothing but what bears their name. */
  @Test
  void aNameIsNotAUser() {
    Permissions permissions = Permissions.of(Identity.of("anna", Role.USER), deployment);
    assertThat(permissions.allows(Operation.LIST_MESSAGES, Belonging.to(ANNA))).isFalse();
    assertThat(permissions.allows(Operation.LIST_MESSAGES, Belonging.to(HERS))).isFalse();
    assertThat(permissions.allows(Operation.SEE_ACCESS, Belonging.to("anna"))).isTrue();
  }

  /** Auditors change nothing. */
  @Test
  void anAuditorOnlyReads() {
    assertThat(Operation.values())
        .filteredOn(each -> each.reach(Role.AUDITOR) != Reach.NONE)
        .allMatch(each -> each.effect() == Effect.READS);
  }
}
