package org.mailpromoter.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.Explanations;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Reveals;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.spi.loading.PluginLoader;

/** No document says what its reader may not see: each hidden text is a word to look for. */
class MaskedDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String CONFIGURATION =
      """
      servers: {here: {connector: file}}
      mailboxes: {anna: {server: here, path: anna, owner: anna}}
      users:
        anna: {name: Anna, addresses: [anna@x.example], track: all}
        ben: {name: Ben, addresses: [ben@x.example]}
      """;
  private static final String MAIL =
      """
      Message-ID: <mail@home.example>
      In-Reply-To: <canaryparent@home.example>
      From: Tom <tom@home.example>
      To: anna@x.example, Canaryname <canaryto@home.example>
      Cc: ben@x.example, canarycc@home.example
      Bcc: canarybcc@home.example
      Date: Sun, 1 Mar 2026 10:00:00 +0000
      Subject: Canarysubject

      Canarybody
      """;

  private OpenInstallation open;

  @BeforeEach
  void sync(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("anna"));
    Files.writeString(folder.resolve("anna/1.eml"), MAIL);
    Files.writeString(
        folder.resolve("anna/2.eml"),
        MAIL.replace("<mail@", "<news@").replace("Cc:", "Auto-Submitted: auto-replied\nCc:"));
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), CONFIGURATION);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    open =
        new Installation(reader.read(file), maker, Clock.fixed(NOW, ZoneOffset.UTC))
            .openToSynchronize();
    new Synchronization(open)
        .run(
            Requester.command(Identity.of("maria", Role.ADMINISTRATOR).actor()),
            open.parts().deployment().mailboxes(),
            Synchronization.Trying.ALL,
            SyncListener.NONE);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Permissions permissions(Identity identity) {
    return Permissions.of(identity, open.parts().deployment());
  }

  private Sight sight(Role role, Disclosure disclosure) {
    return Sight.of(permissions(Identity.of("x", role)), disclosure, each -> false);
  }

  private List<EmailActivity> activities() {
    return List.of(activity(1), activity(2));
  }

  private EmailActivity activity(long number) {
    return open.storage().activityHistory().find(new ActivityId(number)).orElseThrow();
  }

  /** Every document about a message, as somebody sees it. */
  private String documents(Sight sight) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String id : List.of("mail@home.example", "news@home.example")) {
      List<Explanations.Explained> shown =
          new Explanations(open)
              .explain(id, NOW).stream()
                  .map(
                      each ->
                          new Explanations.Explained(
                              sight.show(each.decision()), sight.show(each.explanation())))
                  .toList();
      all.append(ExplanationDocuments.of(shown).indented());
    }
    for (EmailActivity each : activities()) {
      all.append(
          ActivityDocuments.details(new Activities.Details(sight.show(each), List.of()))
              .indented());
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void administratorsAndAuditorsSeeNothingOfOthers() throws Exception {
    for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR)) {
      for (Disclosure each : List.of(Disclosure.NEVER, Disclosure.WITH_REASON)) {
        assertThat(documents(sight(role, each)))
            .doesNotContain("canary")
            .contains("tom@home.example", "anna@x.example", "ben@x.example", "(hidden)");
      }
    }
    assertThat(documents(sight(Role.AUDITOR, Disclosure.ALWAYS))).doesNotContain("canary");
    assertThat(activities())
        .allSatisfy(
            each ->
                assertThat(sight(Role.AUDITOR, Disclosure.ALWAYS).show(each).body().text())
                    .isEmpty());
  }

  @Test
  void aDecisionKeepsNothingHidden() {
    List<StoredDecision> decisions =
        open.storage().decisionHistory().list(DecisionFilter.all(), PageKey.START, 9).entries();
    assertThat(decisions).hasSize(2);
    for (StoredDecision each : sight(Role.ADMINISTRATOR, Disclosure.WITH_REASON).show(decisions)) {
      String bytes =
          new String(each.entry().trace(), StandardCharsets.ISO_8859_1)
              + new String(each.entry().facts(), StandardCharsets.ISO_8859_1);
      assertThat(bytes.toLowerCase(Locale.ROOT)).doesNotContain("canary");
    }
  }

  @Test
  void whoseMailItIsSeesAllOfIt() throws Exception {
    Identity anna = Identity.of("anna", Role.USER).as(new RecordId(RecordKind.USER, "anna"));
    assertThat(documents(Sight.of(permissions(anna), Disclosure.NEVER, each -> false)))
        .contains("canarysubject", "canaryto", "canarycc", "canarybcc")
        .doesNotContain("(hidden)");
    assertThat(documents(Sight.ofEverything())).contains("canarybcc").doesNotContain("(hidden)");
  }

  @Test
  void bccIsItsOwnersAlone() throws Exception {
    Sight sight = sight(Role.ADMINISTRATOR, Disclosure.ALWAYS);
    assertThat(documents(sight))
        .contains("canarysubject", "canaryto", "canarycc")
        .doesNotContain("canarybcc");
    assertThat(activities())
        .allSatisfy(each -> assertThat(sight.show(each).body().text()).contains("Canarybody"));
  }

  @Test
  void aTokenNeedsItsScope() throws Exception {
    Identity limited =
        Identity.of("x", Role.ADMINISTRATOR)
            .within(EnumSet.complementOf(EnumSet.of(Scope.READ_CONTENT)));
    assertThat(documents(Sight.of(permissions(limited), Disclosure.ALWAYS, each -> true)))
        .doesNotContain("canary");
  }

  @Test
  void aMessageIsRevealedWithAReasonThatIsKept() throws Exception {
    Set<MessageIdentity> revealed = new HashSet<>();
    Permissions administrator = permissions(Identity.of("maria", Role.ADMINISTRATOR));
    Sight sight = Sight.of(administrator, Disclosure.WITH_REASON, revealed::contains);
    Requester maria = Requester.command(administrator.identity().actor());
    long number = activities().get(0).id().value();
    assertThatThrownBy(() -> new Reveals(open).activity(maria, sight, number))
        .isInstanceOf(RefusedException.class);
    revealed.add(new Reveals(open).activity(maria.because("complaint 7"), sight, number));
    assertThat(documents(sight)).contains("canarysubject");
    assertThat(open.storage().auditLog().list(AuditFilter.ALL, PageKey.START, 9).entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.deed().operation()).isEqualTo("reveal-message");
              assertThat(entry.deed().reason()).isEqualTo("complaint 7");
              assertThat(entry.deed().concerns()).contains(new RecordId(RecordKind.USER, "anna"));
            });
  }

  @Test
  void nobodyIsShownWhatIsNeverRevealed() {
    Requester maria =
        Requester.command(Identity.of("maria", Role.ADMINISTRATOR).actor()).because("curious");
    for (Sight each :
        List.of(
            sight(Role.ADMINISTRATOR, Disclosure.NEVER),
            sight(Role.AUDITOR, Disclosure.WITH_REASON))) {
      assertThatThrownBy(() -> new Reveals(open).decision(maria, each, 1))
          .isInstanceOf(RefusedException.class);
    }
  }
}
