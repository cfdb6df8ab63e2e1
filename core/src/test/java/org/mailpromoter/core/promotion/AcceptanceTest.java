package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.promotion.Situation.CHRISTOPHER;
import static org.mailpromoter.core.promotion.Situation.MARIA;
import static org.mailpromoter.core.promotion.Situation.SUPPORT;
import static org.mailpromoter.core.promotion.Situation.mail;
import static org.mailpromoter.core.promotion.Situation.mailToChristopher;

import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;

/**
 * Who accepts a message, under every switch (semantics 2); tests carry the numbers of section 11.
 */
class AcceptanceTest {
  private static Decision decide(Situation situation) {
    return new Decider().decide(situation.facts(), situation.policy());
  }

  private static Decision.Promote promoted(Situation situation) {
    Decision decision = decide(situation);
    assertThat(decision).isInstanceOf(Decision.Promote.class);
    return (Decision.Promote) decision;
  }

  private static void refused(Situation situation, Reason reason, SubReason... why) {
    Decision decision = decide(situation);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.subReasons()).containsExactly(why);
  }

  @Test
  void t18_aUserAndAQueueWithOneAddressAreJudgedEachOnItsOwn() {
    Situation s =
        mail()
            .to("team@ours.example")
            .record("team@ours.example", PartyRecord.of(CHRISTOPHER, "Christopher"))
            .record("team@ours.example", PartyRecord.of(SUPPORT, "Support"))
            .option(CHRISTOPHER, TrackOption.NONE);
    assertThat(promoted(s).acceptor()).contains(SUPPORT);
  }

  @Test
  void t19_anAmbiguousRecipientIsNobodyOnlyWhileTheSwitchIsOn() {
    Situation s =
        mailToChristopher()
            .record(
                "christopher@ours.example",
                PartyRecord.of(new RecordId(RecordKind.CONTACT, "chris"), "Chris"))
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS)
            .senderIs(RecordKind.CONTACT);
    assertThat(promoted(s).acceptor()).contains(CHRISTOPHER);
    s.with(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS, true);
    refused(s, Reason.NO_RECIPIENT_MATCH, SubReason.RECIPIENT_AMBIGUOUS);
  }

  @Test
  void t19_theTraceOfAnAmbiguousRecipientNamesTheOtherRecordAndTheSetting() {
    RecordId contact = new RecordId(RecordKind.CONTACT, "chris");
    Situation s =
        mailToChristopher()
            .record("christopher@ours.example", PartyRecord.of(contact, "Chris"))
            .with(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS, true);
    Trace trace = decide(s).trace();
    assertThat(trace.step(Question.RECIPIENTS_RESOLVED).orElseThrow().saw())
        .singleElement()
        .extracting(seen -> ((Evidence.Address) seen).records())
        .asInstanceOf(InstanceOfAssertFactories.list(SeenRecord.class))
        .extracting(SeenRecord::id)
        .containsExactly(CHRISTOPHER, contact);
    assertThat(trace.step(Question.OWNERS_CONSIDERED).orElseThrow().saw())
        .anySatisfy(
            seen ->
                assertThat(seen)
                    .isInstanceOfSatisfying(
                        Evidence.Setting.class,
                        setting ->
                            assertThat(setting.key())
                                .isEqualTo("unresolve-recipient-if-ambiguous")))
        .anySatisfy(
            seen ->
                assertThat(seen)
                    .isInstanceOfSatisfying(
                        Evidence.Owner.class,
                        owner -> {
                          assertThat(owner.via()).isInstanceOf(Via.Addressed.class);
                          assertThat(owner.finding()).isEqualTo(SubReason.RECIPIENT_AMBIGUOUS);
                        }));
  }

  @Test
  void t41_aColleagueWhoIsAContactTooPassesOptionTwoUnderTheOtherReadingOnly() {
    Situation s =
        mailToChristopher()
            .senderIs(RecordKind.CONTACT)
            .record("anna@customer.example", PartyRecord.of(MARIA, "Maria Campbell"))
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.SENDER_KIND_EXCLUDED);
    s.with(OrganizationSwitch.ANY_RECORD_OF_SENDER_COUNTS, true);
    assertThat(promoted(s).reason()).isEqualTo(Reason.SENDER_MATCH);
  }

  @Test
  void t42_optionTwoTakesRepliesFromUnknownSendersUnderTheOtherReadingOnly() {
    Situation s =
        mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.SENDER_UNKNOWN);
    s.with(OrganizationSwitch.SENDER_OPTIONS_ACCEPT_REPLIES, true);
    assertThat(promoted(s).reason()).isEqualTo(Reason.CORRELATION_MATCH);
  }

  @ParameterizedTest
  @EnumSource(
      value = RecordKind.class,
      names = {"LEAD", "CONTACT", "ACCOUNT"})
  void t43_inactiveRecordsCountOnlyWhileTheSwitchIsOn(RecordKind kind) {
    Situation s =
        mailToChristopher()
            .record(
                "anna@customer.example",
                PartyRecord.of(new RecordId(kind, "a"), "Anna").active(false))
            .record(
                "anna@customer.example",
                PartyRecord.of(new RecordId(kind, "b"), "Anna").active(false))
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.SENDER_INACTIVE);
    s.with(OrganizationSwitch.RESOLVE_INACTIVE_RECORDS, true);
    assertThat(promoted(s).reason()).isEqualTo(Reason.SENDER_MATCH);
  }

  @Test
  void t43_disabledUsersNeverCount() {
    Situation s =
        mailToChristopher()
            .record("anna@customer.example", PartyRecord.of(MARIA, "Maria").active(false))
            .option(CHRISTOPHER, TrackOption.EMAIL_ENABLED_RECORDS)
            .with(OrganizationSwitch.RESOLVE_INACTIVE_RECORDS, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.SENDER_INACTIVE);
  }

  @Test
  void t44_aSenderOfACustomTablePassesOptionThreeAndNotOptionTwo() {
    Situation s = mailToChristopher().senderIs(RecordKind.CUSTOM);
    s.option(CHRISTOPHER, TrackOption.EMAIL_ENABLED_RECORDS);
    assertThat(promoted(s).reason()).isEqualTo(Reason.SENDER_MATCH);
    s.option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.SENDER_KIND_EXCLUDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void t45_aForcedOptionOverridesUsersAndNotQueues(int forced) {
    Situation user =
        mailToChristopher()
            .option(CHRISTOPHER, forced == 0 ? TrackOption.NONE : TrackOption.ALL)
            .with(OrganizationValue.FORCED_TRACK_OPTION, String.valueOf(forced));
    assertThat(decide(user).reason() == Reason.ACCEPT_ALL).isEqualTo(forced == 0);
    Situation queue =
        mail()
            .to("support@ours.example")
            .mailboxOf(SUPPORT)
            .with(OrganizationValue.FORCED_TRACK_OPTION, String.valueOf(forced));
    assertThat(promoted(queue).acceptor()).contains(SUPPORT);
  }

  @Test
  void a10_theOwnerOfTheMailboxCountsAsRecipientOnlyWhenTheOrganizationSaysSo() {
    Situation s =
        mail()
            .to("list@elsewhere.example")
            .senderIs(RecordKind.CONTACT)
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    refused(s, Reason.NO_RECIPIENT_MATCH, SubReason.NOT_ADDRESSED);
    s.with(OrganizationSwitch.MAILBOX_OWNER_IS_RECIPIENT, true);
    assertThat(promoted(s).acceptor()).contains(CHRISTOPHER);
  }

  @Test
  void a18_aSenderWithSeveralRecordsStaysUnresolvedWhileTheSwitchIsOn() {
    Situation s =
        mailToChristopher()
            .senderIs(RecordKind.CONTACT)
            .senderIs(RecordKind.ACCOUNT)
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS);
    assertThat(promoted(s).reason()).isEqualTo(Reason.SENDER_MATCH);
    s.with(OrganizationSwitch.UNRESOLVE_SENDER_IF_AMBIGUOUS, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.SENDER_SEVERAL_RECORDS);
  }

  @Test
  void a23_protectedMailIsKeptOutOnlyWhileTheSwitchIsOn() {
    Situation s =
        mailToChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .hint("content-class", "rpmsg.message");
    assertThat(promoted(s).reason()).isEqualTo(Reason.ACCEPT_ALL);
    s.with(OrganizationSwitch.RESTRICT_PROTECTED_MAIL, true);
    refused(s, Reason.UNKNOWN, SubReason.PROTECTED_MAIL);
  }

  @Test
  void a24_aMailboxThatIsNotApprovedIsLeftAlone() {
    Situation s = mailToChristopher().option(CHRISTOPHER, TrackOption.ALL).notApproved();
    assertThat(decide(s)).isInstanceOf(Decision.OutOfScope.class);
    assertThat(decide(s).subReasons()).containsExactly(SubReason.MAILBOX_NOT_APPROVED);
    s.with(OrganizationSwitch.ONLY_APPROVED_MAILBOXES, false);
    assertThat(promoted(s).reason()).isEqualTo(Reason.ACCEPT_ALL);
  }

  @Test
  void t25_aForwardIsNoReplyByHeaderWhileTheSwitchIsOn() {
    Situation s =
        mailToChristopher()
            .subject("WG: Angebot")
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
    assertThat(promoted(s).reason()).isEqualTo(Reason.CORRELATION_MATCH);
    s.with(OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_CORRELATION_OFF);
    assertThat(promoted(s.subject("Re: Fwd: Offer")).reason()).isEqualTo(Reason.CORRELATION_MATCH);
  }

  @Test
  void c43_theForwardsSwitchCoversThreadIndexUnderTheOtherReadingOnly() {
    Situation s =
        mailToChristopher()
            .subject("FW: Offer")
            .answers("conversation-index", CorrelationMethod.CONVERSATION_INDEX)
            .with(OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS, true);
    assertThat(promoted(s).reason()).isEqualTo(Reason.CORRELATION_MATCH);
    s.with(OrganizationSwitch.FORWARDS_SWITCH_COVERS_THREAD_INDEX, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_CORRELATION_OFF);
  }

  @Test
  void headersCanBeIgnoredWhileTokensGoOn() {
    Situation s =
        mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .with(OrganizationSwitch.IGNORE_HEADERS_FOR_CORRELATION, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_CORRELATION_OFF);
    s.answers("tracking-token", CorrelationMethod.TRACKING_TOKEN);
    assertThat(promoted(s).correlated().method()).isEqualTo(CorrelationMethod.TRACKING_TOKEN);
  }

  @Test
  void smartMatchingCountsOnlyWhileItIsOn() {
    Situation s = mailToChristopher().answers("smart-matching", CorrelationMethod.SMART_MATCHING);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_CORRELATION_OFF);
    s.with(OrganizationSwitch.USE_SMART_MATCHING, true);
    assertThat(promoted(s).correlated().method()).isEqualTo(CorrelationMethod.SMART_MATCHING);
  }

  @Test
  void strategiesThatFindDifferentActivitiesAreInConflictAndTheFirstCounts() {
    Situation s =
        mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .answers("references", CorrelationMethod.IN_REPLY_TO);
    assertThat(promoted(s).correlated().agreement()).isEqualTo(Correlated.Agreement.AGREE);
    s.answersOther("tracking-token", CorrelationMethod.TRACKING_TOKEN);
    assertThat(promoted(s).correlated().agreement()).isEqualTo(Correlated.Agreement.CONFLICT);
    assertThat(promoted(s).correlated().method()).isEqualTo(CorrelationMethod.IN_REPLY_TO);
  }

  @Test
  void aStrangerInTheConversationIsAcceptedFlaggedOrRefusedAsTheOrganizationSays() {
    Situation s =
        mailToChristopher()
            .answers("tracking-token", CorrelationMethod.TRACKING_TOKEN)
            .conversation(MARIA, Match.Participation.STRANGER);
    assertThat(promoted(s).creation().remarks()).isEmpty();
    s.with(OrganizationValue.STRANGER_IN_CONVERSATION, "flag");
    assertThat(promoted(s).creation().remarks()).containsExactly(Flaw.STRANGER_IN_CONVERSATION);
    s.with(OrganizationValue.STRANGER_IN_CONVERSATION, "refuse");
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_SENDER_NOT_TRUSTED);
    s.conversation(MARIA, Match.Participation.TAKES_PART);
    assertThat(promoted(s).reason()).isEqualTo(Reason.CORRELATION_MATCH);
  }

  @Test
  void trustHoldsForEveryStrategyAlike() {
    for (CorrelationMethod method : CorrelationMethod.values()) {
      Situation s =
          mailToChristopher()
              .answers("any", method)
              .conversation(MARIA, Match.Participation.STRANGER)
              .with(OrganizationSwitch.USE_SMART_MATCHING, true)
              .with(OrganizationValue.STRANGER_IN_CONVERSATION, "refuse");
      refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_SENDER_NOT_TRUSTED);
    }
  }

  @Test
  void aFailedDomainAuthenticationCountsOnlyFromATrustedServer() {
    Situation s =
        mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .hint("authentication-results", "mx.ours.example; dmarc=fail header.from=x.example")
            .with(OrganizationValue.FAILED_AUTHENTICATION, "refuse");
    assertThat(promoted(s).creation().remarks()).isEmpty();
    s.with(OrganizationValue.TRUSTED_AUTHENTICATION_SERVERS, "mx.ours.example");
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.REPLIES_ONLY_SENDER_NOT_TRUSTED);
    s.with(OrganizationValue.FAILED_AUTHENTICATION, "flag");
    assertThat(promoted(s).creation().remarks()).containsExactly(Flaw.SENDER_NOT_AUTHENTICATED);
  }

  @Test
  void t37_machineMailIsTreatedAsAnyOtherUnlessItsOwnerRefusesIt() {
    Situation s =
        mailToChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .hint("auto-submitted", "auto-replied");
    assertThat(promoted(s).reason()).isEqualTo(Reason.ACCEPT_ALL);
    s.refuses(CHRISTOPHER, MachineMail.LIST);
    assertThat(promoted(s).reason()).isEqualTo(Reason.ACCEPT_ALL);
    s.refuses(CHRISTOPHER, MachineMail.AUTO_REPLY);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.MACHINE_MAIL);
  }

  @Test
  void t35_aKeywordTracksWhatNobodyAcceptsAndItsAbsenceDoesNot() {
    Situation s = mailToChristopher().option(CHRISTOPHER, TrackOption.NONE);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.OPTION_NONE);
    Decision.Promote tracked = promoted(s.keyword("$mailpromotertracked"));
    assertThat(tracked.reason()).isEqualTo(Reason.TRACKED_EXPLICITLY);
    assertThat(tracked.acceptor()).isEmpty();
    s.keyword("$important");
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.OPTION_NONE);
  }

  @Test
  void t34_aTrackedFolderPromotesEverythingAndSetsTheRegardingRecord() {
    Situation s =
        mail()
            .to("list@elsewhere.example")
            .option(CHRISTOPHER, TrackOption.NONE)
            .inTrackedFolder("Customers/Contoso", RecordId.parse("account:contoso"));
    assertThat(promoted(s).subReasons()).containsExactly(SubReason.IN_TRACKED_FOLDER);
    assertThat(promoted(s).creation().regarding()).isEqualTo(RecordId.parse("account:contoso"));
    s.inTrackedFolder("Customers", Optional.empty());
    assertThat(promoted(s).creation().regarding()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TrackOption.class)
  void t36_sentMailIsJudgedByItsRecipients(TrackOption option) {
    Situation toCustomer =
        mail()
            .to("anna@customer.example")
            .senderIs(RecordKind.CONTACT)
            .sent()
            .option(CHRISTOPHER, option);
    assertThat(decide(toCustomer).subReasons()).containsExactly(SubReason.SENT_ITEMS_NOT_TRACKED);
    toCustomer.with(OrganizationSwitch.AUTO_TRACK_SENT_ITEMS, true);
    boolean expected =
        switch (option) {
          case ALL, LEADS_CONTACTS_ACCOUNTS, EMAIL_ENABLED_RECORDS -> true;
          case REPLIES, NONE -> false;
        };
    assertThat(decide(toCustomer) instanceof Decision.Promote).isEqualTo(expected);
    Situation reply = toCustomer.answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
    assertThat(decide(reply) instanceof Decision.Promote).isEqualTo(option != TrackOption.NONE);
  }

  @Test
  void sentMailToNobodyKnownSaysSoAndDoesNotSpeakOfTheSender() {
    Situation s =
        mail()
            .to("stranger@other.example")
            .sent()
            .option(CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS)
            .with(OrganizationSwitch.AUTO_TRACK_SENT_ITEMS, true);
    refused(s, Reason.NO_CORRELATION_MATCH, SubReason.NO_KNOWN_RECIPIENT);
  }

  @Test
  void t38_theCopyInTheSentFolderIsADuplicateOfTheActivityThatWasSent() {
    Situation s =
        mail()
            .to("anna@customer.example")
            .sent()
            .option(CHRISTOPHER, TrackOption.ALL)
            .with(OrganizationSwitch.AUTO_TRACK_SENT_ITEMS, true)
            .sentCopyExists();
    refused(s, Reason.DUPLICATE, SubReason.ALREADY_TRACKED);
  }

  @Test
  void t31_mailThatIsNoNewsByItsDateIsLeftAloneOnlyInTheModeOfTheOriginal() {
    Situation s =
        mailToChristopher().option(CHRISTOPHER, TrackOption.ALL).processedUpTo(Instant.EPOCH);
    assertThat(decide(s)).isInstanceOf(Decision.Promote.class);
    Decision left = decide(s.with(OrganizationValue.WATERMARK, "received-date"));
    assertThat(left).isInstanceOf(Decision.OutOfScope.class);
    assertThat(left.subReasons()).containsExactly(SubReason.NOT_AFTER_WATERMARK);
    assertThat(left.trace().steps().get(0).saw())
        .startsWith(
            new Evidence.Time(Evidence.Time.Moment.RECEIVED, Instant.EPOCH),
            new Evidence.Time(Evidence.Time.Moment.PROCESSED_UP_TO, Instant.EPOCH));
    assertThat(decide(s.processedUpTo(Instant.EPOCH.minusMillis(1))))
        .isInstanceOf(Decision.Promote.class);
  }

  @Test
  void t31_aWishWinsOverTheWatermark() {
    Situation s =
        mailToChristopher()
            .processedUpTo(Instant.EPOCH)
            .with(OrganizationValue.WATERMARK, "received-date");
    assertThat(promoted(s.keyword("$mailpromotertracked")).reason())
        .isEqualTo(Reason.TRACKED_EXPLICITLY);
    assertThat(promoted(s.inTrackedFolder("Customers", Optional.empty())).reason())
        .isEqualTo(Reason.TRACKED_EXPLICITLY);
  }

  @Test
  void a60_mailToAForwardMailboxWithoutAnAttachedMessageIsRefusedForThat() {
    Situation s =
        mailToChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .forwarding(Forwarding.NOT_ATTACHED);
    refused(s, Reason.UNKNOWN, SubReason.NOT_FORWARDED_AS_ATTACHMENT);
    assertThat(decide(s.forwarding(Forwarding.ATTACHED))).isInstanceOf(Decision.Promote.class);
  }

  @Test
  void s10_mailBeforeTheStartDateIsLeftAloneUnlessItIsTrackedByHand() {
    Situation s =
        mailToChristopher()
            .option(CHRISTOPHER, TrackOption.ALL)
            .processFrom(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(decide(s).subReasons()).containsExactly(SubReason.BEFORE_START_DATE);
    assertThat(promoted(s.keyword("$mailpromotertracked")).reason())
        .isEqualTo(Reason.TRACKED_EXPLICITLY);
  }
}
