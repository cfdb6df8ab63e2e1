package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.promotion.Situation.CHRISTOPHER;
import static org.mailpromoter.core.promotion.Situation.MARIA;
import static org.mailpromoter.core.promotion.Situation.SUPPORT;
import static org.mailpromoter.core.promotion.Situation.mail;
import static org.mailpromoter.core.promotion.Situation.mailToChristopher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Notification;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;

/** What promotion creates (semantics 4): owner, regarding record, queue items, attachments. */
class ConsequencesTest {
  private static final RecordId ESCALATION = RecordId.queue("escalation");

  private static Creation creation(Situation s) {
    return promote(s).creation();
  }

  private static Decision.Promote promote(Situation s) {
    return (Decision.Promote) new Decider().decide(s.facts(), s.policy());
  }

  private static EmailActivity activity(Situation s, Body body) {
    return ActivityMaker.promoted(
        new ActivityId(1), s.facts(), promote(s), s.policy(), body, Instant.EPOCH);
  }

  private static Situation toBoth() {
    return mailToChristopher()
        .to("maria@ours.example")
        .option(CHRISTOPHER, TrackOption.ALL)
        .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
  }

  @Test
  void t23_theOwnerOfTheCorrelatedActivityComesFirst() {
    assertThat(creation(toBoth().conversation(MARIA, Match.Participation.UNKNOWN)).owner())
        .contains(MARIA);
  }

  @Test
  void t23_thenTheOwnerOfTheSendersRecord() {
    Situation s =
        toBoth()
            .record(
                "anna@customer.example",
                PartyRecord.of(new RecordId(RecordKind.CONTACT, "anna"), "Anna").ownedBy(MARIA));
    assertThat(creation(s).owner()).contains(MARIA);
  }

  @Test
  void t23_thenTheFirstEligibleOfTheFirstListThatHasOne() {
    assertThat(creation(toBoth()).owner()).contains(CHRISTOPHER);
    Situation inCopy =
        mail().to("list@elsewhere.example").cc("maria@ours.example").option(MARIA, TrackOption.ALL);
    assertThat(creation(inCopy).owner()).contains(MARIA);
  }

  @Test
  void p32_mailToAQueueBelongsToTheQueuesOwner() {
    Situation s =
        mail()
            .to("help@ours.example")
            .record("help@ours.example", PartyRecord.of(SUPPORT, "Support").ownedBy(MARIA))
            .mailboxOf(SUPPORT);
    assertThat(creation(s).owner()).contains(MARIA);
  }

  @Test
  void p33_mailThatReachesAQueueByBccBelongsToTheQueuesOwner() {
    Situation s = mail().to("list@elsewhere.example").mailboxOf(SUPPORT).answeredBy(MARIA);
    assertThat(creation(s).owner()).contains(MARIA);
  }

  @ParameterizedTest
  @CsvSource({
    "always, true, true",
    "not-to-queues, true, false",
    "never, false, false",
  })
  void regardingIsInheritedAsTheOrganizationSays(String value, boolean user, boolean queue) {
    Situation toUser = toBoth().with(OrganizationValue.INHERIT_REGARDING, value);
    assertThat(creation(toUser).regarding().isPresent()).isEqualTo(user);
    Situation toQueue =
        mail()
            .to("support@ours.example")
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .with(OrganizationValue.INHERIT_REGARDING, value);
    assertThat(creation(toQueue).regarding().isPresent()).isEqualTo(queue);
  }

  @ParameterizedTest
  @CsvSource({
    // recipients, mailbox; to the other queue, read from Support's mailbox
    "true, true, 'queue:escalation queue:support'",
    "true, false, 'queue:escalation'",
    "false, true, 'queue:support'",
    "false, false, ''",
  })
  void t24_queueItems(boolean recipients, boolean mailbox, String expected) {
    Situation s =
        mail()
            .to("escalation@ours.example")
            .record("escalation@ours.example", PartyRecord.of(ESCALATION, "Escalation"))
            .option(ESCALATION, TrackOption.ALL)
            .mailboxOf(SUPPORT)
            .with(OrganizationSwitch.QUEUE_ITEMS_FOR_RECIPIENTS, recipients)
            .with(OrganizationSwitch.QUEUE_ITEM_FOR_MAILBOX, mailbox);
    String queues =
        String.join(" ", creation(s).queues().stream().map(RecordId::toString).toList());
    assertThat(queues).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void t20_aDuplicateInAQueuesMailboxGetsAQueueItemOnlyWhileTheSwitchIsOn(
      boolean on, boolean expected) {
    Situation s =
        mail()
            .to("support@ours.example")
            .mailboxOf(SUPPORT)
            .with(OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES, on);
    assertThat(Decider.queueOfDuplicate(s.facts(), s.policy()).isPresent()).isEqualTo(expected);
    s.mailboxOf(CHRISTOPHER);
    assertThat(Decider.queueOfDuplicate(s.facts(), s.policy())).isEmpty();
  }

  @Test
  void t26_aChangedSubjectIsNoted() {
    Situation s = toBoth();
    assertThat(activity(s.subject("Offer"), Body.EMPTY).correlatedSubjectChanged()).isFalse();
    assertThat(activity(s.subject("Re: Offer"), Body.EMPTY).correlatedSubjectChanged()).isFalse();
    assertThat(activity(s.subject("Re: Invoice"), Body.EMPTY).correlatedSubjectChanged()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "no, ''",
    "contact, contact:anna@customer.example",
    "lead, lead:anna@customer.example"
  })
  void p15_aRecordIsMadeForAnUnknownSender(String kind, String made) {
    Situation s =
        Situation.mailToChristopher()
            .option(Situation.CHRISTOPHER, TrackOption.ALL)
            .with(OrganizationValue.CREATE_UNKNOWN_SENDERS, kind);
    Optional<RecordId> expected = RecordId.parse(made);
    assertThat(creation(s).newSender().map(each -> each.record().id())).isEqualTo(expected);
    assertThat(activity(s, Body.EMPTY).parties().get(0).record()).isEqualTo(expected);
    assertThat(creation(s.hint("precedence", "bulk")).newSender()).isEmpty();
  }

  @Test
  void p15_noRecordIsMadeForSomebodyWhoIsKnown() {
    Situation s =
        Situation.mailToChristopher()
            .option(Situation.CHRISTOPHER, TrackOption.ALL)
            .senderIs(RecordKind.ACCOUNT)
            .with(OrganizationValue.CREATE_UNKNOWN_SENDERS, "contact");
    assertThat(creation(s).newSender()).isEmpty();
  }

  @Test
  void t27_blockedAndOversizeAttachmentsAreLeftOutAndListed() {
    Body body =
        new Body(
            "text",
            "",
            List.of(
                new Attachment("offer.pdf", "application/pdf", 1_000),
                new Attachment("run.EXE .", "application/octet-stream", 10),
                new Attachment("film.mp4", "video/mp4", 6L << 20)),
            Set.of());
    EmailActivity made = activity(toBoth(), body);
    assertThat(made.body().attachments())
        .extracting(Attachment::fate)
        .containsExactly(Attachment.Fate.KEPT, Attachment.Fate.BLOCKED, Attachment.Fate.TOO_LARGE);
    assertThat(made.notification()).isEqualTo(Notification.ATTACHMENTS_LEFT_OUT);
    Situation generous = toBoth().with(OrganizationValue.LARGEST_ATTACHMENT_KILOBYTES, "32768");
    assertThat(activity(generous, body).body().attachments().get(2).fate())
        .isEqualTo(Attachment.Fate.KEPT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Flaw.class,
      names = {"STRUCTURE_CUT", "NESTING_CUT"})
  void t27_attachmentsBehindAnEndlessStructureAreSaidToBeMissing(Flaw flaw) {
    Body cut = new Body("Text", "", List.of(), Set.of(flaw));
    Situation s = mailToChristopher().option(CHRISTOPHER, TrackOption.ALL);
    assertThat(activity(s, cut).notification()).isEqualTo(Notification.ATTACHMENTS_LEFT_OUT);
  }

  @Test
  void p51_aCutBodyIsNotificationTwo() {
    Body cut = new Body("text", "", List.of(), Set.of(Flaw.BODY_CUT));
    assertThat(activity(toBoth(), cut).notification().number()).isEqualTo(2);
    assertThat(activity(toBoth(), Body.EMPTY).notification().number()).isZero();
  }

  @Test
  void p21_anAmbiguousRecipientIsOneUnresolvedPartyWhileTheSwitchIsOn() {
    Situation s =
        toBoth()
            .to("both@customer.example")
            .record(
                "both@customer.example",
                PartyRecord.of(new RecordId(RecordKind.CONTACT, "b1"), "B"))
            .record(
                "both@customer.example",
                PartyRecord.of(new RecordId(RecordKind.ACCOUNT, "b2"), "B"));
    assertThat(partiesAt(s)).hasSize(2).allMatch(Optional::isPresent);
    s.with(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS, true);
    assertThat(partiesAt(s)).containsExactly(Optional.empty());
  }

  private static List<Optional<RecordId>> partiesAt(Situation s) {
    return activity(s, Body.EMPTY).parties().stream()
        .filter(party -> party.role() == Role.TO)
        .filter(party -> party.address().address().value().startsWith("both@"))
        .map(party -> party.record())
        .toList();
  }
}
