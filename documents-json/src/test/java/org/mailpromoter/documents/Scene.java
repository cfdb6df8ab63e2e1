package org.mailpromoter.documents;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenText;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.Exposure;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.ConfiguredProbe;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.AddressOwners;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.installation.ask.Conversation;
import org.mailpromoter.installation.ask.Conversations;
import org.mailpromoter.installation.ask.Explanations;
import org.mailpromoter.installation.ask.OwnerList;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Passing;
import org.mailpromoter.installation.ask.Probes;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.ask.RetentionList;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.ask.StorageChecks;
import org.mailpromoter.installation.ask.Verifications;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.Accounts;
import org.mailpromoter.installation.change.ActivityChanges;
import org.mailpromoter.installation.change.AlertHandlings;
import org.mailpromoter.installation.change.ApiTokens;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.ImportedFile;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.change.SentMails;
import org.mailpromoter.installation.change.SettingChoices;
import org.mailpromoter.installation.change.TrackOptions;
import org.mailpromoter.installation.comparison.ComparedSetting;
import org.mailpromoter.installation.comparison.Comparison;
import org.mailpromoter.installation.comparison.RefereeAnswer;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.service.Deliveries;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.Sending;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.service.TroubledMailbox;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.loading.Offer;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginProblem;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.spi.policy.Judgement;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.SourcePlace;
import org.mailpromoter.spi.probe.Assumption;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;

/**
 * A small installation in which everything happens once, and the document of each use case, by the
 * words of its command. What does not happen by itself, such as a refused plugin, is constructed.
 */
final class Scene {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant SINCE = Instant.parse("2026-02-01T00:00:00Z");
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final RecordId ANNA = new RecordId(RecordKind.USER, "anna");
  private static final RecordId CONTOSO = new RecordId(RecordKind.ACCOUNT, "contoso");
  private static final SinkId CRM = new SinkId("crm");
  private static final DecisionFilter ALL = DecisionFilter.all();
  private static final String CONFIGURATION =
      """
      servers: {here: {connector: file}}
      senders:
        away: {kind: smtp, host: localhost, port: 1, security: insecure-plain, authentication: none}
      mailboxes:
        anna: {server: here, path: anna, owner: anna, send: true}
        support: {server: here, path: support, owner: queue:support}
        lost: {server: here, path: nowhere, owner: anna}
      users: {anna: {name: Anna Berg, addresses: [anna@x.example]}}
      queues: {support: {addresses: [support@x.example]}}
      directories: {customers: {kind: file, path: customers.csv}}
      sinks: {crm: {kind: jsonl, file: out.jsonl}}
      """;
  private static final String OFFER =
      """
      Message-ID: <offer@x.example>
      From: Anna Berg <anna@x.example>
      To: tom@home.example
      Date: Sun, 1 Mar 2026 09:00:00 +0000
      Subject: Offer

      Our offer.
      """;
  private static final String ANSWER =
      """
      Message-ID: <answer@home.example>
      In-Reply-To: <offer@x.example>
      From: Tom <tom@home.example>
      To: anna@x.example
      Date: Sun, 1 Mar 2026 10:00:00 +0000
      Subject: Re: Offer
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      Yes, please.
      --b
      Content-Type: application/pdf; name=order.pdf
      Content-Disposition: attachment; filename=order.pdf

      An order.
      --b--
      """;
  private static final String QUESTION =
      """
      Message-ID: <question@home.example>
      From: berg@home.example
      To: anna@x.example
      Date: Sun, 1 Mar 2026 11:00:00 +0000
      Subject: Question, or two
      List-Id: <news.home.example>

      Hello
      """;
  private static final String HELP =
      """
      Message-ID: <help@home.example>
      From: berg@home.example
      To: support@x.example
      Date: Sun, 1 Mar 2026 11:30:00 +0000
      Subject: Help
      Content-Type: text/html

      <p>Help!
      """;

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Path folder;
  private final Installation parts;
  private final PluginRegistry plugins;

  private Scene(Path folder) throws Exception {
    this.folder = folder;
    Path file = write("mailpromoter.yaml", CONFIGURATION);
    write("customers.csv", "kind,id,name,address\ncontact,tom,Tom,tom@home.example\n");
    write("anna/1.eml", ANSWER);
    write("anna/2.eml", QUESTION);
    write("support/1.eml", HELP);
    plugins = PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(plugins, maker, List.of(), name -> Optional.empty());
    parts = new Installation(reader.read(file), maker, Clock.fixed(NOW, ZoneOffset.UTC));
    documents.put(
        "check-config",
        ConfigurationDocuments.checked(
            parts.deployment(), reader.check(file), Exposure.of(parts.deployment())));
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
  }

  /** The documents by the words of their commands. */
  static Map<String, Document> in(Path folder) throws Exception {
    Scene scene = new Scene(folder);
    try (OpenInstallation open = scene.parts.openToSynchronize()) {
      scene.configure();
      scene.records(open);
      scene.sync(open);
      scene.decisions(open);
      scene.activities(open);
      scene.sinks(open);
      scene.documents.putAll(new OutgoingScene(open, NOW).documents());
      scene.settings(open);
      scene.access(open);
      scene.upkeep(open);
    }
    scene.mailboxes();
    return scene.documents;
  }

  private void configure() {
    PluginProblem refused = new PluginProblem("order-number", "order.jar", "It has no main class.");
    documents.put("plugins", ConfigurationDocuments.plugins(plugins.plugins(), List.of(refused)));
    List<Offer> offers =
        plugins.plugins().stream()
            .flatMap(plugin -> plugin.offers().stream())
            .filter(offer -> offer.name().equals("jsonl"))
            .toList();
    documents.put("plugins keys", ConfigurationDocuments.keys(offers));
    documents.put("init", ConfigurationDocuments.written(folder.resolve("mailpromoter.yaml")));
    documents.put("completion", ConfigurationDocuments.completion("bash", "complete"));
    ConfigProblem problem = problem();
    documents.put(
        "(a command that fails)",
        FailureDocuments.of(
            3, "config/invalid", "The file is wrong.", "Correct it.", List.of(problem)));
  }

  private ConfigProblem problem() {
    return new ConfigProblem(
        new Location(Path.of("mailpromoter.yaml"), 7), "users", "It must be a map.");
  }

  private void records(OpenInstallation open) throws Exception {
    Records records = new Records(open);
    PartyRecord contoso =
        PartyRecord.of(CONTOSO, "Contoso").ownedBy(new RecordId(RecordKind.USER, "ben"));
    Records.Imported done =
        records.put(
            MARIA,
            List.of(new RecordEntry(contoso, List.of(address("info@contoso.example")))),
            new Task());
    documents.put(
        "records import",
        RecordDocuments.imported(
            new ImportedFile(
                done,
                List.of(new ImportedFile.SkippedRow("c.csv, line 3", "It has no address.")),
                List.of("A column was not read."),
                preview(open))));
    documents.put(
        "records add",
        RecordDocuments.changed(
            records.addAddresses(MARIA, CONTOSO, List.of(address("office@contoso.example"))),
            preview(open)));
    documents.put(
        "records", RecordDocuments.list(new RecordList(open).page("", PageRequest.first(9))));
    EmailAddress tom = address("tom@home.example");
    documents.put("records find", RecordDocuments.found(new AddressOwners(open).find(tom)));
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }

  private static Optional<RetryPreview.Result> preview(OpenInstallation open) {
    return Optional.of(Passing.now(open));
  }

  private void sync(OpenInstallation open) throws Exception {
    try (InputStream offer = new ByteArrayInputStream(OFFER.getBytes(StandardCharsets.UTF_8))) {
      documents.put(
          "activities record-sent",
          ActivityDocuments.recorded(new SentMails(open).record(MARIA, offer, CONTOSO)));
    }
    documents.put("sync", MailboxDocuments.synced(sync(open, Synchronization.Trying.ALL)));
    documents.put("sync (again)", MailboxDocuments.synced(sync(open, Synchronization.Trying.DUE)));
    documents.put("status", MailboxDocuments.status(Status.of(open)));
    alerts(open);
  }

  private void alerts(OpenInstallation open) throws Exception {
    AlertCause cause = new Alerts(open).latest(1).get(0).alert().cause();
    documents.put("alerts", AlertDocuments.list(new Alerts(open).latest(9)));
    AlertHandlings handlings = new AlertHandlings(open);
    documents.put("alerts done", AlertDocuments.handled(handlings.done(MARIA, cause)));
    documents.put("alerts reopen", AlertDocuments.handled(handlings.reopen(MARIA, cause)));
    documents.put(
        "alerts mute",
        AlertDocuments.handled(handlings.mute(MARIA, cause, NOW.plus(Duration.ofDays(3)))));
  }

  /** One mailbox after the other, so that numbers are the same each time. */
  private Synchronization.Outcome sync(OpenInstallation open, Synchronization.Trying trying)
      throws InterruptedException {
    List<MailboxReport> mailboxes = new ArrayList<>();
    List<TroubledMailbox> left = new ArrayList<>();
    List<SinkReport> sinks = List.of();
    for (MailboxDeployment each : parts.deployment().mailboxes()) {
      Synchronization.Outcome one =
          new Synchronization(open).run(MARIA, List.of(each), trying, SyncListener.NONE);
      mailboxes.addAll(one.mailboxes());
      left.addAll(one.left());
      sinks = one.sinks();
    }
    SendRound round = new SendRound(2, 1, Optional.of(NOW));
    Sending.Sent sent = new Sending.Sent(new MailboxId("anna"), round);
    return new Synchronization.Outcome(mailboxes, left, List.of(sent), sinks, List.of());
  }

  private void decisions(OpenInstallation open) throws Exception {
    AnalyzedMessages messages = new AnalyzedMessages(open);
    DecisionFilter refused = ALL.withOutcomes(Set.of(Outcome.REFUSED));
    AnalyzedMessages.Listing all = messages.fullPage(ALL, PageRequest.first(9));
    documents.put(
        "messages",
        DecisionDocuments.messages(
            new AnalyzedMessages.Listing(all.decisions(), all.next(), Optional.of(SINCE))));
    DecisionGroups groups = messages.groups(ALL, GroupBy.REASON, 9);
    documents.put(
        "messages (grouped)",
        DecisionDocuments.groups(new DecisionGroups(groups.groups(), 0, Optional.of(SINCE))));
    documents.put(
        "errors",
        DecisionDocuments.errors(
            messages.fullPage(refused, PageRequest.first(9)), messages.count(refused), 0));
    Explanations explanations = new Explanations(open);
    documents.put(
        "explain", ExplanationDocuments.of(explanations.explain("question@home.example", SINCE)));
    documents.put(
        "explain (a promoted message)",
        ExplanationDocuments.of(explanations.explain("answer@home.example", SINCE)));
    List<Explanations.Explained> question = explanations.explain("question@home.example", SINCE);
    documents.put(
        "explain (asked elsewhere)",
        ExplanationDocuments.of(question, List.of(judged(question.get(0).decision().id()))));
    documents.put(
        "report",
        ReportDocuments.of(
            new Reports(open)
                .report(ALL.withReceivedFrom(SINCE), Sight.ofEverything(), new Task())));
    WhatIfs whatIfs = new WhatIfs(open);
    WhatIfs.Answer answer =
        whatIfs.compare(ALL, whatIfs.today().with(ANNA, TrackOption.ALL), 9, new Task());
    documents.put("what-if", DecisionDocuments.whatIf(answer));
    documents.put("verify-decisions", DecisionDocuments.verified(verified(answer)));
    Files.delete(folder.resolve("anna/2.eml"));
    Retries retries = new Retries(open);
    documents.put(
        "retry",
        DecisionDocuments.retried(
            retries.retry(
                MARIA,
                retries.notPromoted(ALL),
                Retries.Manner.BY_SETTINGS,
                RetryTask.Gone.REPORT,
                new Task())));
  }

  /** Decisions differ only after an update of the program. */
  private static Verifications.Answer verified(WhatIfs.Answer other) {
    return new Verifications.Answer(
        new DecisionVerifier.Result(2, 1, 0),
        other.differences().stream()
            .map(each -> new DecisionVerifier.Difference(each.message(), each.after()))
            .toList());
  }

  private void activities(OpenInstallation open) throws Exception {
    ActivityChanges changes = new ActivityChanges(open);
    documents.put(
        "activities resolve",
        ActivityDocuments.resolved(changes.resolve(MARIA, address("berg@home.example"), CONTOSO)));
    TrackingChange.Extent extent = TrackingChange.Extent.ACTIVITY;
    documents.put(
        "activities regarding",
        ActivityDocuments.regarding(2, CONTOSO, changes.regard(MARIA, 2, CONTOSO, extent)));
    documents.put(
        "activities untrack",
        ActivityDocuments.tracked(2, changes.track(MARIA, 2, Tracking.UNTRACKED, extent)));
    Activities activities = new Activities(open);
    documents.put(
        "activities",
        ActivityDocuments.list(activities.list(ActivityFilter.all(), PageRequest.first(9))));
    documents.put("activities show", ActivityDocuments.details(activities.details(2)));
    documents.put("activities conversation", ConversationDocuments.of(conversation(open)));
    Attachment order = activities.attachment(2, 1);
    documents.put(
        "activities attachment",
        ActivityDocuments.attachment(
            2, 1, order, order.content().orElseThrow(), folder.resolve("order.pdf")));
  }

  /** A conversation with mail of every kind. */
  private static Conversation conversation(OpenInstallation open) throws Exception {
    Conversation found = new Conversations(open).of(2, Conversations.USUAL);
    List<Conversation.Member> members = new ArrayList<>(found.members());
    StoredDecision refused =
        open.storage()
            .decisionHistory()
            .list(DecisionFilter.all().withOutcomes(Set.of(Outcome.REFUSED)), 1)
            .get(0);
    Conversation.Edge edge =
        new Conversation.Edge(
            CorrelationMethod.IN_REPLY_TO,
            "references",
            Optional.of(new Clue("References", Clue.Manner.LEFT_PART, "<order@home.example>")));
    members.add(
        new Conversation.Member(
            new Conversation.Mail.NotPromoted(refused), OptionalInt.of(0), Optional.of(edge)));
    MessageId never = new MessageId("never-seen@home.example");
    members.add(
        new Conversation.Member(
            new Conversation.Mail.NotStored(Optional.of(never)),
            OptionalInt.empty(),
            Optional.empty()));
    return new Conversation(found.first(), members, false);
  }

  private void sinks(OpenInstallation open) throws Exception {
    documents.put("sinks", SinkDocuments.list(new SinkStates(open).list()));
    EmailActivity activity = new Activities(open).find(2);
    ActivityEvent event =
        new ActivityEvent(
            new EventId("a", 7), ActivityEvent.Kind.CREATED, NOW, activity.id(), activity);
    documents.put(
        "sinks failed",
        SinkDocuments.setAside(
            List.of(new Undelivered(CRM, event, 3, "The folder of the file does not exist."))));
    documents.put("sinks retry", SinkDocuments.retried(1));
    documents.put("sinks replay", SinkDocuments.replayed(3));
    List<SinkReport> reports =
        List.of(
            Deliveries.deliver(MARIA, open).get(0),
            new SinkReport(new SinkId("web"), 0, 1, 1, "The server does not answer."));
    documents.put("deliver", SinkDocuments.delivered(reports));
  }

  private void settings(OpenInstallation open) throws Exception {
    SettingChoices choices = new SettingChoices(open);
    documents.put(
        "settings set",
        SettingDocuments.set(
            "use-correlation", choices.set(MARIA, "use-correlation", "no"), preview(open)));
    TrackOptions options = new TrackOptions(open);
    options.set(MARIA, ANNA, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    documents.put(
        "users track",
        OwnerDocuments.tracked(
            ANNA, TrackOption.LEADS_CONTACTS_ACCOUNTS, MARIA.actor(), preview(open)));
    sync(open, Synchronization.Trying.DUE);
    documents.put("users", OwnerDocuments.list(RecordKind.USER, owners(open, RecordKind.USER)));
    documents.put("queues", OwnerDocuments.list(RecordKind.QUEUE, owners(open, RecordKind.QUEUE)));
    SettingsHistory history = new SettingsHistory(open);
    documents.put("settings", SettingDocuments.inForce(history.inForce()));
    documents.put("settings history", SettingDocuments.history(history));
    documents.put(
        "settings import",
        ComparisonDocuments.imported(comparison(), Optional.of("dynamics-policy.yaml")));
    documents.put(
        "settings reset",
        SettingDocuments.reset(
            "use-correlation", choices.reset(MARIA, "use-correlation"), preview(open)));
    documents.put(
        "users reset", OwnerDocuments.reset(ANNA, options.reset(MARIA, ANNA), preview(open)));
  }

  private static ComparedSetting internal() {
    return ComparedSetting.there(
            "organization",
            "ignore-internal-email",
            "yes",
            new SourcePlace(
                "organization.ignoreinternalemail", "0f8fad5b-d9cb-469f-a165-70867728950e"))
        .and("no")
        .from(new Origin.InFile("mailpromoter.yaml", 7));
  }

  private static Comparison comparison() {
    return new Comparison(
        "dynamics",
        "contoso.crm4.dynamics.com",
        List.of(
            internal(),
            ComparedSetting.here("user:bert", "addresses", "bert@home.example"),
            ComparedSetting.there(
                "user:zoe",
                "track",
                "none",
                new SourcePlace("usersettings.incomingemailfilteringmethod", ""))),
        List.of(
            new NotCarriedOver(
                new SourcePlace("organization.isfolderbasedtrackingenabled", ""),
                "25 mappings",
                "Tracked folders are named in the sections of mailboxes: tracked-folders.")),
        "# Mailpromoter policy file.\norganization:\n  ignore-internal-email: yes\n");
  }

  private static RefereeAnswer judged(DecisionId decision) {
    return RefereeAnswer.of(
            decision,
            "dynamics",
            Reason.NO_CORRELATION_MATCH,
            new Judgement(true, Reason.ACCEPT_ALL, "AcceptAll"))
        .with(List.of(internal()));
  }

  private static List<OwnerList.Row> owners(OpenInstallation open, RecordKind kind) {
    return new OwnerList(open).list(kind);
  }

  private void access(OpenInstallation open) throws Exception {
    Accounts accounts = new Accounts(open);
    Account anna = Account.of(new AccountId("anna"), "Anna Berg", Role.ADMINISTRATOR, NOW).as(ANNA);
    Account added = accounts.add(MARIA, anna, "several words to remember");
    documents.put("accounts add", AccessDocuments.account(added));
    documents.put("accounts", AccessDocuments.accounts(new AccountList(open).list()));
    documents.put("accounts password", AccessDocuments.passwordSet(added.id()));
    Account auditor = accounts.change(MARIA, added.in(Role.AUDITOR));
    documents.put("accounts role", AccessDocuments.account(auditor));
    Account disabled = accounts.change(MARIA, auditor.enabled(false));
    documents.put("accounts disable", AccessDocuments.account(disabled));
    documents.put(
        "accounts enable", AccessDocuments.account(accounts.change(MARIA, disabled.enabled(true))));
    documents.put("accounts remove", AccessDocuments.removed(added.id()));
    ApiTokens.Made made = made(added.holder());
    documents.put("api-tokens make", AccessDocuments.made(made));
    documents.put(
        "api-tokens", AccessDocuments.tokens(List.of(made.token(), revoked(made.token())), NOW));
    documents.put("api-tokens revoke", AccessDocuments.revoked(made.token().id()));
    LoginSession session =
        LoginSession.begun(
            Secret.of("s").digest(), added.holder(), LoginWay.PASSWORD, NOW, "Firefox", "::1");
    documents.put("sessions", AccessDocuments.sessions(List.of(session)));
    documents.put("sessions end", AccessDocuments.ended(1));
    audit(open);
  }

  private static ApiTokens.Made made(Holder holder) {
    ApiTokenText text = new ApiTokenText(new ApiTokenId("k3v9q2m7xw"), Secret.of("SECRET"));
    ApiToken token =
        new ApiToken(
            text.id(),
            text.secret().digest(),
            "nightly export",
            holder,
            Set.of("read:messages"),
            NOW,
            NOW.plusSeconds(86_400),
            Optional.of(NOW),
            Optional.empty());
    return new ApiTokens.Made(token, text);
  }

  private static ApiToken revoked(ApiToken token) {
    return new ApiToken(
        new ApiTokenId("b5n8c1r4tz"),
        token.digest(),
        "former export",
        token.holder(),
        token.scopes(),
        NOW,
        token.expires(),
        Optional.empty(),
        Optional.of(NOW));
  }

  private void audit(OpenInstallation open) throws Exception {
    AuditEntry setting =
        new AuditTrail(open)
            .list(AuditFilter.ALL.of("choose-settings"), PageRequest.first(1))
            .entries()
            .get(0);
    AuditDeed refused =
        new AuditDeed(
            NOW,
            new Actor.Program("nightly export"),
            Channel.API,
            "reveal-message",
            "message 2",
            Optional.of(ANNA),
            "",
            "",
            "asked by telephone",
            AuditDeed.Outcome.failed("not-found/message"),
            "r7k2");
    documents.put(
        "audit",
        AuditDocuments.list(
            new AuditTrail.Listing(
                List.of(new AuditEntry(41, refused, true), setting), Optional.of("1.1.0123"))));
    AuditSeal seal = new AuditSeal(7, "0123456789abcdef".repeat(4));
    documents.put(
        "audit verify",
        AuditDocuments.verified(
            new AuditLog.Verified(
                7, seal, Optional.of(new AuditLog.Flaw(8, AuditLog.Flaw.Kind.MISSING)))));
  }

  private void upkeep(OpenInstallation open) {
    documents.put(
        "storage check",
        UpkeepDocuments.checked(StorageChecks.check(open, Maintenance.Extent.FULL, new Task())));
    documents.put("backup", UpkeepDocuments.backedUp(folder.resolve("backup.db"), 65_536));
    Path file = folder.resolve("backup.db");
    documents.put(
        "restore", UpkeepDocuments.restored(file, new Restored(Optional.of("old.db"), 1_000, 100)));
    documents.put("(retention)", UpkeepDocuments.retention(RetentionList.of(open)));
    documents.put("forget-refused", UpkeepDocuments.forgotten(new Erasures.Forgotten(2, false)));
    documents.put("erase-person --preview", UpkeepDocuments.found(new Privacy.Found(1, 2, 3, 4)));
    documents.put("erase-person", UpkeepDocuments.erased(new Privacy.Erased(1, 2, 3, 4, 0)));
    documents.put("token", UpkeepDocuments.token("CRM:0001002", "Offer CRM:0001002"));
  }

  private void mailboxes() {
    documents.put(
        "mailbox test",
        MailboxDocuments.tested(
            new MailboxTests(parts).test(MARIA, parts.deployment().mailboxes())));
    documents.put("mailbox login", MailboxDocuments.loggedIn("anna", true));
    documents.put("probe", ProbeDocuments.asked("graph", List.of(probed(), unreachable())));
  }

  private static Probes.Answer probed() {
    Assumption delta =
        new Assumption("delta", "Changes are listed.", "They are read.", "Lists are read.");
    FittingKey reading =
        new FittingKey("reading", "the server profile", "delta", "list", "Changes are not listed.");
    ProbeReport report =
        new ProbeReport(List.of(delta.holds(false, "None was listed.")), List.of(reading));
    return answer(() -> report, 1);
  }

  private static Probes.Answer unreachable() {
    return answer(
        () -> {
          throw new ProbeException(StoreError.ABSENT, "The host x.example is silent.", null);
        },
        2);
  }

  private static Probes.Answer answer(Probe probe, int number) {
    ConfiguredProbe.Kind kind = ConfiguredProbe.Kind.MAILBOX;
    Set<String> places = Set.of("x.example");
    return new Probes.Part(new ConfiguredProbe(kind, "graph", "anna", probe, places), number).ask();
  }
}
