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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Conversations;
import org.mailpromoter.installation.ask.Explanations;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.ActivityChanges;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Reveals;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Operation;
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
      mailboxes: {anna: {server: here, path: anna, owner: anna, folders: [INBOX, Canaryfolder]}}
      users:
        anna: {name: Anna, addresses: [anna@x.example], track: all}
        ben: {name: Ben, addresses: [ben@x.example]}
        canaryuser: {name: Canaryuser, addresses: [canaryuser@x.example], track: all}
      """;
  private static final String MAIL =
      """
      Message-ID: <mail@home.example>
      In-Reply-To: <canaryparent@home.example>
      From: Tom <tom@home.example>
      To: anna@x.example, Canaryname <canaryto@home.example>
      Cc: ben@x.example, canarycc@home.example
      Bcc: canarybcc@home.example, canaryuser@x.example
      Date: Sun, 1 Mar 2026 10:00:00 +0000
      Subject: Canarysubject

      Canarybody
      """;

  private static final Requester SETUP =
      Requester.command(Identity.of("setup", Role.ADMINISTRATOR).actor());
  private static final RecordId ABOUT = new RecordId(RecordKind.ACCOUNT, "canaryaccount");

  private OpenInstallation open;

  @BeforeEach
  void sync(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("anna/Canaryfolder"));
    Files.writeString(folder.resolve("anna/1.eml"), MAIL);
    Files.writeString(
        folder.resolve("anna/Canaryfolder/2.eml"),
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
    for (EmailActivity each : activities()) {
      new ActivityChanges(open)
          .regard(SETUP, each.id().value(), ABOUT, TrackingChange.Extent.ACTIVITY);
    }
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
      append(ExplanationDocuments.of(shown), all);
      append(ExplanationDocuments.one(shown.get(0)), all);
      append(DecisionDocuments.message(shown.get(0).decision()), all);
    }
    for (EmailActivity each : activities()) {
      append(
          ActivityDocuments.details(new Activities.Details(each, List.of()).shownTo(sight)), all);
      Activities.Visible page =
          new Activities.Visible(List.of(each), Optional.empty(), Optional.empty());
      append(ActivityDocuments.page(page.shownTo(sight)), all);
    }
    lists(sight, all);
    return all.toString().toLowerCase(Locale.ROOT);
  }

  /** Documents of several messages. */
  private void lists(Sight sight, StringBuilder all) throws Exception {
    Permissions auditor = permissions(Identity.of("x", Role.AUDITOR));
    AnalyzedMessages messages = new AnalyzedMessages(open).visibleTo(auditor, sight);
    DecisionFilter every = DecisionFilter.all();
    AnalyzedMessages.Listing page = messages.page(every, PageRequest.first(9));
    append(DecisionDocuments.messages(page), all);
    append(DecisionDocuments.errors(page, 2, 0), all);
    for (GroupBy each : GroupBy.values()) {
      append(DecisionDocuments.groups(messages.groups(every, each, 9)), all);
    }
    WhatIfs whatIfs = new WhatIfs(open);
    WhatIfs.Answer none =
        whatIfs.compare(
            every,
            whatIfs
                .today()
                .with(RecordId.user("anna"), TrackOption.NONE)
                .with(RecordId.user("canaryuser"), TrackOption.NONE),
            9,
            new Task());
    assertThat(none.differences()).isNotEmpty();
    append(DecisionDocuments.whatIf(none.shownTo(sight)), all);
    append(ReportDocuments.of(new Reports(open).report(every, sight, new Task())), all);
    append(
        ConversationDocuments.of(new Conversations(open).visibleTo(auditor, sight).of(1, 9)), all);
  }

  /** Each value with the names that lead to it, so that a failure says which one it is. */
  private static void append(Document document, StringBuilder all) {
    document
        .members()
        .forEach(
            (name, each) -> {
              if (!name.equals("owners")) { // how much mail each user accepts is a figure of all
                append("/" + name, each, all);
              }
            });
  }

  private static void append(String path, @Nullable Object value, StringBuilder all) {
    if (value instanceof Map<?, ?> members) {
      members.forEach((name, each) -> append(path + "/" + name, each, all));
    } else if (value instanceof Iterable<?> items) {
      items.forEach(each -> append(path, each, all));
    } else {
      all.append(path).append(" = ").append(value).append('\n');
    }
  }

  private static List<String> hidden(String documents) {
    return documents.lines().filter(each -> each.contains("canary")).distinct().toList();
  }

  @Test
  void administratorsAndAuditorsSeeNothingOfOthers() throws Exception {
    for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR)) {
      for (Disclosure each : List.of(Disclosure.NEVER, Disclosure.WITH_REASON)) {
        String documents = documents(sight(role, each));
        assertThat(hidden(documents)).isEmpty();
        assertThat(documents)
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
        .contains("canarysubject", "canaryto", "canarycc", "canarybcc", "canaryuser")
        .contains("canaryfolder", "canaryaccount")
        .doesNotContain("(hidden)");
    assertThat(documents(Sight.ofEverything())).contains("canarybcc").doesNotContain("(hidden)");
  }

  @Test
  void bccIsItsOwnersAlone() throws Exception {
    Sight sight = sight(Role.ADMINISTRATOR, Disclosure.ALWAYS);
    assertThat(documents(sight))
        .contains("canarysubject", "canaryto", "canarycc", "canaryfolder", "canaryaccount")
        .doesNotContain("canarybcc", "canaryuser");
    assertThat(activities())
        .allSatisfy(each -> assertThat(sight.show(each).body().text()).contains("Canarybody"));
  }

  @Test
  void whoIsAddressedSeesTheMailButNotWhoGotABlindCopy() throws Exception {
    Identity ben = Identity.of("ben", Role.USER).as(RecordId.user("ben"));
    Sight sight = Sight.of(permissions(ben), Disclosure.NEVER, each -> false);
    for (EmailActivity each : activities()) {
      EmailActivity shown = sight.show(each);
      assertThat(shown.subject()).isEqualTo("Canarysubject");
      assertThat(shown.body().text()).contains("Canarybody");
      assertThat(shown.parties()).noneMatch(party -> party.toString().contains("canarybcc"));
      assertThat(permissions(ben).allows(Operation.SEE_ACTIVITIES, Sight.readers(each))).isTrue();
      assertThat(permissions(ben).isOwn(Sight.belonging(each))).as("he changes nothing").isFalse();
    }
    AnalyzedMessages messages = new AnalyzedMessages(open).visibleTo(permissions(ben), sight);
    assertThat(messages.find(1).entry().subject()).isEqualTo("Canarysubject");
    Identity tom = Identity.of("carl", Role.USER).as(RecordId.user("carl"));
    AnalyzedMessages others = new AnalyzedMessages(open).visibleTo(permissions(tom), sight);
    assertThatThrownBy(() -> others.find(1)).isInstanceOf(ForbiddenException.class);
    Activities activities = new Activities(open);
    ActivityFilter his = ActivityFilter.all().withParty(RecordId.user("ben"));
    PageRequest first = PageRequest.first(9);
    assertThat(activities.page(his, first, permissions(ben), sight).activities()).hasSize(2);
    assertThat(activities.page(his, first, permissions(tom), sight).activities()).isEmpty();
    assertThat(
            activities
                .page(his.withParticipant("canarybcc"), first, permissions(ben), sight)
                .activities())
        .as("what is hidden is not searched")
        .isEmpty();
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
