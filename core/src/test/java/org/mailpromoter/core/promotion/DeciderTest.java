package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.promotion.Situation.CHRISTOPHER;
import static org.mailpromoter.core.promotion.Situation.MARIA;
import static org.mailpromoter.core.promotion.Situation.SUPPORT;
import static org.mailpromoter.core.promotion.Situation.mail;
import static org.mailpromoter.core.promotion.Situation.mailToChristopher;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.KnownActivity;

/**
 * The order of checks of semantics 2.5; tests carry the numbers of section 11 where they are one.
 */
class DeciderTest {
  private static Decision decide(Situation situation) {
    return new Decider().decide(situation.facts(), situation.policy());
  }

  private static Decision.Promote promoted(Situation situation) {
    return (Decision.Promote) decide(situation);
  }

  private static void refused(Situation situation, Reason reason, SubReason... why) {
    Decision decision = decide(situation);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.subReasons()).containsExactly(why);
  }

  @Test
  void t01_mailFromAContactToAUserWithTheDefaultOptionIsNotPromoted() {
    refused(
        mailToChristopher().senderIs(RecordKind.CONTACT),
        Reason.NO_CORRELATION_MATCH,
        SubReason.REPLIES_ONLY_NOT_A_REPLY);
  }

  @Test
  void t02_optionTwoPromotesMailFromAContact() {
    Situation s =
        mailToChristopher()
            .senderIs(RecordKind.CONTACT)
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    assertThat(promoted(s).reason()).isEqualTo(Reason.SENDER_MATCH);
    assertThat(promoted(s).acceptor()).contains(CHRISTOPHER);
  }

  @Test
  void t03_optionZeroPromotesMailFromAnybody() {
    assertThat(promoted(mailToChristopher().option(CHRISTOPHER, TrackOption.ALL)).reason())
        .isEqualTo(Reason.ACCEPT_ALL);
  }

  @Test
  void t04_aReplyToSentMailIsPromotedWithMethodThree() {
    Decision.Promote promoted =
        promoted(mailToChristopher().answers("in-reply-to", CorrelationMethod.IN_REPLY_TO));
    assertThat(promoted.reason()).isEqualTo(Reason.CORRELATION_MATCH);
    assertThat(promoted.correlated().method()).isEqualTo(CorrelationMethod.IN_REPLY_TO);
    assertThat(promoted.correlated().match().orElseThrow().regarding()).isPresent();
  }

  @Test
  void t05_withCorrelationOffTheReplyFailsAndTheTraceNamesTheSwitch() {
    Situation s =
        mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .with(OrganizationSwitch.USE_CORRELATION, false);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_CORRELATION_OFF);
    assertThat(decide(s).trace().step(Question.CORRELATED).orElseThrow().saw())
        .filteredOn(Evidence.Setting.class::isInstance)
        .singleElement()
        .satisfies(seen -> assertThat(seen.toString()).contains("use-correlation", "test.yaml"));
  }

  @Test
  void c70_theSwitchGatesTokensOnlyUnderTheOtherReading() {
    Situation s =
        mailToChristopher()
            .answers("tracking-token", CorrelationMethod.TRACKING_TOKEN)
            .with(OrganizationSwitch.USE_CORRELATION, false);
    assertThat(promoted(s).correlated().method()).isEqualTo(CorrelationMethod.TRACKING_TOKEN);
    s.with(OrganizationSwitch.USE_CORRELATION_GATES_ALL_METHODS, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_CORRELATION_OFF);
  }

  @Test
  void trackingTokensHaveASwitchOfTheirOwn() {
    refused(
        mailToChristopher()
            .answers("tracking-token", CorrelationMethod.TRACKING_TOKEN)
            .with(OrganizationSwitch.USE_TRACKING_TOKENS, false),
        Reason.NO_CORRELATION_MATCH,
        SubReason.REPLIES_ONLY_CORRELATION_OFF);
  }

  @Test
  void t07_anUnknownTokenIsSaidSo() {
    refused(
        mailToChristopher().seeks("tracking-token", CorrelationMethod.TRACKING_TOKEN, "CRM:0009"),
        Reason.NO_CORRELATION_MATCH,
        SubReason.REPLIES_ONLY_TOKEN_UNKNOWN);
  }

  @Test
  void aReplyToUntrackedMailIsSaidSo() {
    refused(
        mailToChristopher().seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "x@y"),
        Reason.NO_CORRELATION_MATCH,
        SubReason.REPLIES_ONLY_PARENT_UNKNOWN);
  }

  @Test
  void t10_theHeaderCountsBeforeTheToken() {
    Situation s =
        mailToChristopher()
            .answers("tracking-token", CorrelationMethod.TRACKING_TOKEN)
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
    assertThat(promoted(s).correlated().strategy()).isEqualTo("in-reply-to");
  }

  @Test
  void t13_anOwnerInBccIsConsideredWithOptionZeroOnly() {
    for (TrackOption option : TrackOption.values()) {
      Situation s =
          mail()
              .to("list@elsewhere.example")
              .senderIs(RecordKind.CONTACT)
              .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
              .option(CHRISTOPHER, option);
      Reason expected = option == TrackOption.ALL ? Reason.ACCEPT_ALL : Reason.NO_RECIPIENT_MATCH;
      assertThat(decide(s).reason()).as(option.toString()).isEqualTo(expected);
    }
  }

  @Test
  void t14_aMemberOfADistributionListIsConsideredWithOptionZeroOnly() {
    for (TrackOption option : TrackOption.values()) {
      Situation s =
          mail()
              .to("everybody@ours.example")
              .hint("list-id", "<everybody.ours.example>")
              .senderIs(RecordKind.CONTACT)
              .option(CHRISTOPHER, option);
      boolean all = option == TrackOption.ALL;
      assertThat(decide(s).reason())
          .as(option.toString())
          .isEqualTo(all ? Reason.ACCEPT_ALL : Reason.NO_RECIPIENT_MATCH);
      assertThat(decide(s).subReasons())
          .contains(all ? SubReason.ACCEPTS_ALL : SubReason.NOT_ADDRESSED);
    }
  }

  @Test
  void t15_anUnknownAliasIsNoRecipient() {
    refused(mail().to("chris@ours.example"), Reason.NO_RECIPIENT_MATCH, SubReason.NOT_ADDRESSED);
  }

  @Test
  void t16_aQueueAcceptsWhatTheUserWhoseMailboxIsReadDoesNot() {
    Situation s =
        mailToChristopher().to("support@ours.example").option(CHRISTOPHER, TrackOption.NONE);
    assertThat(promoted(s).acceptor()).contains(SUPPORT);
  }

  @Test
  void t17_withTheSwitchOnOnlyTheOwnerOfTheMailboxCounts() {
    Situation s =
        mailToChristopher()
            .to("support@ours.example")
            .option(CHRISTOPHER, TrackOption.NONE)
            .with(OrganizationSwitch.SYNCING_MAILBOX_ONLY, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.OPTION_NONE);
    assertThat(promoted(s.mailboxOf(SUPPORT)).acceptor()).contains(SUPPORT);
  }

  @Test
  void t18_aUserAndAQueueMayShareAnAddress() {
    Situation s =
        mailToChristopher()
            .record("christopher@ours.example", PartyRecord.of(SUPPORT, "Support"))
            .option(CHRISTOPHER, TrackOption.NONE);
    assertThat(promoted(s).acceptor()).contains(SUPPORT);
  }

  @Test
  void theFirstInHeaderOrderIsTheAcceptorAndAllAcceptorsAreRecorded() {
    Situation s =
        mail()
            .cc("maria@ours.example")
            .to("christopher@ours.example")
            .option(CHRISTOPHER, TrackOption.ALL)
            .option(MARIA, TrackOption.ALL);
    assertThat(promoted(s).acceptors()).containsExactly(CHRISTOPHER, MARIA);
  }

  @Test
  void acceptAllComesBeforeAReplyAndAReplyBeforeASender() {
    Situation s =
        mailToChristopher()
            .to("maria@ours.example")
            .senderIs(RecordKind.CONTACT)
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    assertThat(promoted(s).reason()).isEqualTo(Reason.CORRELATION_MATCH);
    assertThat(promoted(s).acceptor()).contains(MARIA);
    assertThat(promoted(s.to("support@ours.example")).reason()).isEqualTo(Reason.ACCEPT_ALL);
  }

  @Test
  void a50_correlationIsFoundWhateverPathAccepts() {
    Situation s =
        mailToChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
    assertThat(promoted(s).correlated().isPresent()).isTrue();
  }

  @Test
  void t44_aCustomRecordPassesOptionThreeAndNotOptionTwo() {
    Situation s = mailToChristopher().senderIs(RecordKind.CUSTOM);
    refused(
        s.option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS),
        Reason.NO_CORRELATION_MATCH,
        SubReason.SENDER_KIND_EXCLUDED);
    assertThat(promoted(s.option(CHRISTOPHER, TrackOption.EMAIL_ENABLED_RECORDS)).reason())
        .isEqualTo(Reason.SENDER_MATCH);
  }

  @Test
  void anUnknownSenderFailsOptionsTwoAndThree() {
    for (TrackOption option :
        List.of(TrackOption.LEADS_CONTACTS_ACCOUNTS, TrackOption.EMAIL_ENABLED_RECORDS)) {
      refused(
          mailToChristopher().option(CHRISTOPHER, option),
          Reason.NO_CORRELATION_MATCH,
          SubReason.SENDER_UNKNOWN);
    }
  }

  @Test
  void a16_aDisabledUserIsNoRecipient() {
    refused(
        mail()
            .to("gone@ours.example")
            .record("gone@ours.example", PartyRecord.of(MARIA, "Maria").active(false)),
        Reason.NO_RECIPIENT_MATCH,
        SubReason.RECIPIENT_INACTIVE);
  }

  @Test
  void theSameMessageIsADuplicateAndAReusedIdIsNot() {
    MessageIdentity own = mailToChristopher().envelope().identity();
    refused(
        mailToChristopher()
            .known(new KnownActivity(new ActivityId(3), Direction.INCOMING, own, -1)),
        Reason.DUPLICATE,
        SubReason.ALREADY_TRACKED);
    Situation reused =
        mailToChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .known(
                new KnownActivity(
                    new ActivityId(3), Direction.INCOMING, new MessageIdentity(own.key(), 99), -1))
            .known(new KnownActivity(new ActivityId(4), Direction.OUTGOING, own, -1));
    assertThat(promoted(reused).reason()).isEqualTo(Reason.ACCEPT_ALL);
  }

  @Test
  void aSenderWithoutAnAddressIsInvalid() {
    refused(
        mailToChristopher().from(AddressList.EMPTY), Reason.INVALID_SENDER, SubReason.FROM_MISSING);
    refused(
        mailToChristopher().from(new AddressList(List.of(), List.of("The Scanner"))),
        Reason.INVALID_SENDER,
        SubReason.FROM_MALFORMED);
  }

  @Test
  void aDisabledMailboxLeavesMailAlone() {
    assertThat(decide(mailToChristopher().disabled())).isInstanceOf(Decision.OutOfScope.class);
  }

  @Test
  void a25_moreThanAHundredAndFiftyMegabytesAreRefused() {
    refused(mailToChristopher().size((150L << 20) + 1), Reason.UNKNOWN, SubReason.TOO_LARGE);
  }

  @Test
  void mailOfUnknownSizeIsNotRefusedForIt() {
    Situation s = mailToChristopher().option(CHRISTOPHER, TrackOption.ALL);
    assertThat(promoted(s.size(-1)).trace().step(Question.IN_SCOPE).orElseThrow().saw())
        .isNotEmpty()
        .noneMatch(Evidence.Size.class::isInstance);
  }

  @Test
  void theTraceAsksEveryQuestionInOrder() {
    assertThat(decide(mailToChristopher()).trace().steps())
        .extracting(step -> step.question())
        .containsExactly(
            Question.IN_SCOPE,
            Question.SENDER_VALID,
            Question.NOT_A_DUPLICATE,
            Question.NOT_INTERNAL,
            Question.RECIPIENTS_RESOLVED,
            Question.OWNERS_CONSIDERED,
            Question.CORRELATED,
            Question.SENDER_RESOLVED,
            Question.ACCEPTED);
  }

  @Test
  void s40_whatIsAcceptedAndCannotBeCreatedIsRefusedWithItsAttemptAndGivenUpAfterTheLast() {
    Situation wanted = mailToChristopher().option(CHRISTOPHER, TrackOption.ALL);
    Decision second = decide(wanted.failed(2, "NO"));
    assertThat(second.reason()).isEqualTo(Reason.UNKNOWN);
    assertThat(second.subReasons()).containsExactly(SubReason.CREATION_FAILED);
    assertThat(second.trace().decisive().saw())
        .contains(
            new Evidence.Attempts(2, 5),
            new Evidence.Problem(new Obstacle(Obstacle.Kind.BODY_REFUSED, "NO")));
    Decision last = decide(wanted.failed(5, "NO"));
    assertThat(last.reason()).isEqualTo(Reason.UNDELIVERABLE);
    assertThat(last.subReasons()).containsExactly(SubReason.CREATION_GIVEN_UP);
    assertThat(decide(wanted.with(OrganizationValue.CREATION_ATTEMPTS, "6")).reason())
        .isEqualTo(Reason.UNKNOWN);
    assertThat(decide(wanted.option(CHRISTOPHER, TrackOption.NONE)).reason())
        .as("what nobody wants is not undeliverable")
        .isEqualTo(Reason.NO_CORRELATION_MATCH);
  }
}
