package org.mailpromoter.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.diagnosis.english.EnglishRemedy;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Situation;
import org.mailpromoter.core.store.KnownActivity;

/**
 * What an administrator reads about each situation, as a file that people review. After a change
 * that is meant: {@code ./mvnw test -pl core -am -Dtest=ExplanationGoldenTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}, and read the difference.
 */
class ExplanationGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/explanations");
  private static final RecordId CHRISTOPHER = Situation.CHRISTOPHER;
  private static final RecordId MARIA = Situation.MARIA;
  private static final RecordId SUPPORT = Situation.SUPPORT;

  private final Map<String, Situation> situations = new LinkedHashMap<>();

  @TestFactory
  Stream<DynamicTest> explanations() {
    refusedByOptions();
    refusedReplies();
    refusedSenders();
    refusedRecipients();
    refusedBeforeAnybodyIsAsked();
    accepted();
    return Stream.concat(
        situations.entrySet().stream()
            .map(
                each ->
                    DynamicTest.dynamicTest(
                        each.getKey(), () -> check(each.getKey(), simple(each.getValue())))),
        Stream.of(
            DynamicTest.dynamicTest(
                "reply-to-refused-mail", () -> check("reply-to-refused-mail", replyToRefused())),
            DynamicTest.dynamicTest(
                "evaluation-failed", () -> check("evaluation-failed", evaluationFailed())),
            DynamicTest.dynamicTest(
                "evidence-deleted", () -> check("evidence-deleted", evidenceDeleted())),
            DynamicTest.dynamicTest(
                "would-pass-today", () -> check("would-pass-today", wouldPassToday()))));
  }

  private void refusedByOptions() {
    situations.put("option-none", toChristopher().option(CHRISTOPHER, TrackOption.NONE));
    situations.put("replies-only-and-no-reply", toChristopher());
    situations.put(
        "forced-option",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .with(OrganizationValue.FORCED_TRACK_OPTION, "4"));
    situations.put(
        "forced-option-over-a-narrow-one",
        toChristopher().with(OrganizationValue.FORCED_TRACK_OPTION, "4"));
    situations.put(
        "two-recipients-decline",
        toChristopher().to("maria@ours.example").option(MARIA, TrackOption.NONE));
    situations.put(
        "machine-mail",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .refuses(CHRISTOPHER, MachineMail.LIST)
            .hint("list-id", "<dev.lists.example>"));
  }

  private void refusedReplies() {
    situations.put(
        "parent-never-seen",
        toChristopher()
            .inReplyTo(new MessageId("lost@x.example"))
            .seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "lost@x.example"));
    situations.put(
        "token-unknown",
        toChristopher()
            .subject("Offer CRM:0001099")
            .seeks("tracking-token", CorrelationMethod.TRACKING_TOKEN, "CRM:0001099"));
    situations.put(
        "strategy-failed",
        toChristopher()
            .inReplyTo(new MessageId("lost@x.example"))
            .seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "lost@x.example")
            .fails("order-number", "java.lang.IllegalStateException: broken"));
    situations.put("correlation-off", reply().with(OrganizationSwitch.USE_CORRELATION, false));
    situations.put(
        "headers-ignored", reply().with(OrganizationSwitch.IGNORE_HEADERS_FOR_CORRELATION, true));
    situations.put(
        "forward",
        reply().subject("Fwd: Offer").with(OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS, true));
    situations.put(
        "smart-matching-off",
        toChristopher().answers("smart-matching", CorrelationMethod.SMART_MATCHING));
    situations.put(
        "stranger-refused",
        reply()
            .conversation(CHRISTOPHER, Match.Participation.STRANGER)
            .with(OrganizationValue.STRANGER_IN_CONVERSATION, "refuse"));
    situations.put(
        "domain-not-authenticated",
        reply()
            .hint(
                "authentication-results",
                "mx.ours.example; dmarc=fail header.from=customer.example")
            .with(OrganizationValue.TRUSTED_AUTHENTICATION_SERVERS, "mx.ours.example")
            .with(OrganizationValue.FAILED_AUTHENTICATION, "refuse"));
    situations.put("conversation-stopped", reply().stopped());
  }

  private void refusedSenders() {
    situations.put("sender-unknown", wantsContacts());
    situations.put(
        "newsletter",
        wantsContacts()
            .from(AddressList.of(List.of(NamedAddress.of("news@shop.example"))))
            .hint("list-id", "<news.shop.example>")
            .hint("precedence", "bulk"));
    situations.put(
        "sender-that-a-shell-would-run",
        wantsContacts().from(AddressList.of(List.of(NamedAddress.of("o'b`id`|$id@b.example")))));
    situations.put("sender-is-a-queue", wantsContacts().senderIs(RecordKind.QUEUE));
    situations.put(
        "sender-inactive",
        wantsContacts()
            .record("anna@customer.example", contact("anna").active(false))
            .record("anna@customer.example", contact("anna2").active(false)));
    Situation many = wantsContacts();
    for (int i = 0; i < 101; i++) {
      many.record("anna@customer.example", contact("anna" + i));
    }
    situations.put("sender-has-101-records", many);
    situations.put(
        "sender-has-two-records",
        wantsContacts()
            .record("anna@customer.example", contact("anna"))
            .record("anna@customer.example", contact("anna2"))
            .with(OrganizationSwitch.UNRESOLVE_SENDER_IF_AMBIGUOUS, true));
    situations.put("from-missing", toChristopher().from(AddressList.EMPTY));
    situations.put(
        "from-malformed",
        toChristopher().from(new AddressList(List.of(), List.of("anna at customer"))));
  }

  private void refusedRecipients() {
    situations.put("bcc-or-list", Situation.mail().to("team@lists.example"));
    situations.put(
        "nobody-addressed",
        Situation.mail().to("team@lists.example").mailboxOf(RecordId.user("gone")));
    situations.put(
        "recipient-inactive",
        Situation.mail()
            .to("old@ours.example")
            .record("old@ours.example", PartyRecord.of(MARIA, "Maria Campbell").active(false)));
    situations.put(
        "recipient-ambiguous",
        reply()
            .record("christopher@ours.example", contact("chris"))
            .with(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS, true));
    situations.put(
        "co-recipient-does-not-count",
        toChristopher()
            .cc("support@ours.example")
            .with(OrganizationSwitch.SYNCING_MAILBOX_ONLY, true));
    situations.put(
        "sent-to-nobody-known",
        Situation.mail()
            .to("stranger@other.example")
            .sent()
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS)
            .with(OrganizationSwitch.AUTO_TRACK_SENT_ITEMS, true));
  }

  private void refusedBeforeAnybodyIsAsked() {
    situations.put(
        "duplicate",
        toChristopher()
            .known(
                new KnownActivity(new ActivityId(3), Direction.INCOMING, Situation.IDENTITY, -1)));
    situations.put(
        "internal-mail",
        toChristopher()
            .from("maria@ours.example")
            .option(CHRISTOPHER, TrackOption.ALL)
            .with(OrganizationSwitch.IGNORE_INTERNAL_EMAIL, true)
            .sentCopyExists());
    situations.put(
        "internal-mail-to-a-queue-that-declines",
        toChristopher()
            .cc("support@ours.example")
            .from("maria@ours.example")
            .option(CHRISTOPHER, TrackOption.ALL)
            .option(SUPPORT, TrackOption.NONE)
            .with(OrganizationSwitch.IGNORE_INTERNAL_EMAIL, true)
            .with(OrganizationSwitch.DO_NOT_IGNORE_INTERNAL_EMAIL_TO_QUEUES, true)
            .sentCopyExists());
    situations.put(
        "creation-failed",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .failed(2, "the server no longer has it"));
    situations.put(
        "undeliverable",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .failed(5, "the server no longer has it"));
    situations.put(
        "mailbox-disabled", toChristopher().option(CHRISTOPHER, TrackOption.ALL).disabled());
    situations.put(
        "mailbox-not-approved",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .notApproved()
            .with(OrganizationSwitch.ONLY_APPROVED_MAILBOXES, true));
    situations.put(
        "before-start-date",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .processFrom(Instant.parse("2026-01-01T00:00:00Z")));
    situations.put(
        "too-large", toChristopher().option(CHRISTOPHER, TrackOption.ALL).size(200L << 20));
    situations.put(
        "protected",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .hint("content-class", "rpmsg.message")
            .with(OrganizationSwitch.RESTRICT_PROTECTED_MAIL, true));
    situations.put(
        "sent-items-not-tracked",
        Situation.mail()
            .to("anna@customer.example")
            .senderIs(RecordKind.CONTACT)
            .sent()
            .option(CHRISTOPHER, TrackOption.ALL));
  }

  private void accepted() {
    situations.put("accepts-all", toChristopher().option(CHRISTOPHER, TrackOption.ALL));
    situations.put("accepts-reply", reply());
    situations.put("accepts-contact", wantsContacts().senderIs(RecordKind.CONTACT));
    situations.put(
        "accepts-any-record",
        toChristopher()
            .option(CHRISTOPHER, TrackOption.EMAIL_ENABLED_RECORDS)
            .senderIs(RecordKind.QUEUE));
    situations.put("marked-with-a-keyword", toChristopher().keyword("$mailpromotertracked"));
    situations.put(
        "tracked-folder",
        toChristopher().inTrackedFolder("Customers", RecordId.parse("account:contoso")));
    situations.put("the-queue-accepts", toChristopher().cc("support@ours.example"));
    situations.put(
        "methods-disagree",
        reply().answersOther("tracking-token", CorrelationMethod.TRACKING_TOKEN));
    situations.put(
        "stranger-is-remarked",
        reply()
            .conversation(CHRISTOPHER, Match.Participation.STRANGER)
            .with(OrganizationValue.STRANGER_IN_CONVERSATION, "flag"));
  }

  private static Situation toChristopher() {
    return Situation.mailToChristopher();
  }

  private static Situation reply() {
    return toChristopher().answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
  }

  private static Situation wantsContacts() {
    return toChristopher().option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
  }

  private static PartyRecord contact(String key) {
    return PartyRecord.of(new RecordId(RecordKind.CONTACT, key), "Anna");
  }

  private static String simple(Situation situation) {
    RememberedDecisions history = new RememberedDecisions();
    return explain(history, history.add(situation), situation.policy());
  }

  private static String replyToRefused() {
    RememberedDecisions history = new RememberedDecisions();
    history.add(toChristopher());
    Situation reply =
        toChristopher()
            .id("reply@customer.example")
            .inReplyTo(new MessageId("mail@customer.example"))
            .seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "mail@customer.example");
    return explain(history, history.add(reply), reply.policy());
  }

  private static String evaluationFailed() {
    RememberedDecisions history = new RememberedDecisions();
    Situation s = toChristopher().option(CHRISTOPHER, TrackOption.ALL);
    StoredDecision failed =
        history.add(
            s.facts(), RememberedDecisions.notEvaluated("IllegalStateException: no"), 1, true);
    return explain(history, failed, s.policy());
  }

  private static String evidenceDeleted() {
    RememberedDecisions history = new RememberedDecisions();
    Situation s = toChristopher();
    StoredDecision bare =
        history.add(s.facts(), new Decider().decide(s.facts(), s.policy()), 1, false);
    return explain(history, bare, s.policy());
  }

  private static String wouldPassToday() {
    RememberedDecisions history = new RememberedDecisions();
    Situation s = toChristopher();
    StoredDecision stored = history.add(s);
    Policy today =
        s.policy()
            .with(
                new Owner(
                    CHRISTOPHER,
                    "christopher",
                    new Setting<>(
                        TrackOption.ALL,
                        new Origin.ByChoice(new Actor.Person("maria"), Instant.EPOCH))));
    return explain(history, stored, today);
  }

  private static String explain(RememberedDecisions history, StoredDecision stored, Policy today) {
    Explanation explanation =
        new Explainer(history, BuiltInStrategies.of(TrackingTokenFormat.DEFAULT))
            .explain(stored, today, Instant.EPOCH);
    EnglishExplanation english = EnglishExplanation.of(explanation);
    english.resolutions().forEach(advice -> promisesNoMoreThan(explanation.remedies(), advice));
    StringBuilder text = new StringBuilder(english.summary()).append("\n\n");
    int number = 1;
    for (EnglishExplanation.ExplainedStep step : english.steps()) {
      text.append(number++).append(". ").append(step.question()).append(' ');
      text.append(step.answer()).append("  [").append(step.rules()).append("]\n");
      step.evidence().forEach(seen -> text.append("   - ").append(seen).append('\n'));
    }
    english.resolutions().forEach(each -> text.append("\nWhat to do: ").append(each));
    text.append('\n');
    explanation
        .decidingAgain()
        .ifPresent(action -> text.append("    ").append(action).append('\n'));
    for (Remedy remedy : explanation.remedies()) {
      text.append("\n* ").append(EnglishRemedy.of(remedy)).append('\n');
      remedy.change().actions().forEach(each -> text.append("    ").append(each).append('\n'));
    }
    return text.toString();
  }

  /** General advice may name a setting that does not help this message, but as a possibility. */
  private static void promisesNoMoreThan(List<Remedy> verified, String advice) {
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      boolean helps =
          verified.stream()
              .flatMap(remedy -> remedy.change().actions().stream())
              .anyMatch(action -> action.toString().contains("[key=" + each.key() + ","));
      if (advice.contains(each.key()) && !helps) {
        assertThat(advice).contains("It may still refuse the mail.");
      }
    }
  }

  private static void check(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
