package org.mailpromoter.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.diagnosis.english.Resolution;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;

/** The whole line with headers that anybody may write. */
class MailFromStrangersTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final RecordId USER = RecordId.user("anna");
  private static final String REST =
      "To: anna@ours.example\r\nSubject: Invoice\r\nDate: Mon, 5 Oct 2026 10:00:00 +0000\r\n"
          + "Message-ID: <m@x.example>\r\n\r\nHello\r\n";

  private static Promoter promoter(TrackOption option, OrganizationSettings settings) {
    return new Promoter(
        Policy.of(
            settings,
            List.of(new Owner(USER, "Anna", Setting.byDefault(option))),
            Map.of(ANNA, MailboxPolicy.ownedBy(USER)),
            Setting.byDefault(List.of("in-reply-to"))),
        new FixedDirectory(
            List.of(
                entry(USER, "anna@ours.example"),
                entry(RecordId.parse("contact:boss").orElseThrow(), "boss@customer.example"))),
        BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
        Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC));
  }

  private static RecordEntry entry(RecordId id, String address) {
    return new RecordEntry(PartyRecord.of(id, id.key()), List.of(new EmailAddress(address)));
  }

  private static StoredDecision decide(Promoter promoter, String message)
      throws InterruptedException {
    return promoter.decide(ANNA, List.of(message.getBytes(StandardCharsets.UTF_8))).get(0);
  }

  private static ActivityParty sender(EmailActivity activity) {
    return activity.parties().stream()
        .filter(each -> each.role() == Role.SENDER)
        .findFirst()
        .orElseThrow();
  }

  /** Ways to look like the contact in one mail program or another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: =?utf-8?Q?boss=40customer.example?=",
        "From: =?utf-8?B?Ym9zc0BjdXN0b21lci5leGFtcGxl?=",
        "From: =?utf-8?Q?boss?=@customer.example",
        "From: <=?utf-8?Q?boss?=@customer.example>",
        "From: <=?utf-8?Q?boss=40customer.example?=>",
        "From: =?utf-8?Q?boss=40customer.example?= <evil@x.example>",
        "From: \"boss@customer.example\" <evil@x.example>",
        "From: boss@customer.example <evil@x.example>",
        "From: evil@x.example <boss@customer.example>",
        "From: boss <boss@customer.example> <evil@x.example>",
        "From: evil <evil@x.example> <boss@customer.example>",
        "From: boss@customer.example, evil@x.example",
        "From: evil@x.example, boss@customer.example",
        "From: boss@customer.example; evil@x.example",
        "From: boss@customer.example\r\nFrom: evil@x.example",
        "From: evil@x.example\r\nFrom: boss@customer.example",
        "From: team: boss@customer.example;",
        "From: boss@customer.example: evil@x.example;",
        "From: <@evil.example:boss@customer.example>",
        "From: boss(@evil.example)@customer.example",
        "From: \"boss@customer.example\"@evil.example",
        "From: <boss@customer.example,evil@x.example>",
        "From: bo\u200bss@customer.example",
        "From: boss@\u212austomer.example",
        "From: evil@x.example\r\nSender: boss@customer.example",
        "From: evil@x.example\r\nReply-To: boss@customer.example",
        "Subject: x\rFrom: boss@customer.example\r\nX: y"
      })
  void whoeverLooksLikeAContactIsNotPromotedAsTheContact(String from) throws InterruptedException {
    Promoter known = promoter(TrackOption.LEADS_CONTACTS_ACCOUNTS, OrganizationSettings.DEFAULT);
    assertThat(decide(known, from + "\r\n" + REST).entry().reason())
        .isNotEqualTo(Reason.SENDER_MATCH);
    assertThat(known.activities()).isEmpty();
    Promoter all = promoter(TrackOption.ALL, OrganizationSettings.DEFAULT);
    decide(all, from + "\r\n" + REST);
    assertThat(all.activities()).allMatch(each -> sender(each).record().isEmpty());
  }

  @Test
  void theContactIsPromoted() throws InterruptedException {
    Promoter known = promoter(TrackOption.LEADS_CONTACTS_ACCOUNTS, OrganizationSettings.DEFAULT);
    decide(known, "From: The Boss <boss@customer.example>\r\n" + REST);
    assertThat(known.activities()).hasSize(1);
    assertThat(sender(known.activities().get(0)).record())
        .isEqualTo(RecordId.parse("contact:boss"));
  }

  @Test
  void anUnclearAuthorIsAQuestionOfItsOwn() throws InterruptedException {
    Promoter known = promoter(TrackOption.LEADS_CONTACTS_ACCOUNTS, OrganizationSettings.DEFAULT);
    StoredDecision decision =
        decide(
            known,
            "From: boss <boss@customer.example> <evil@x.example>\r\nFrom: third@x.example\r\n"
                + REST);
    assertThat(decision.entry().subReasons()).containsExactly(SubReason.AUTHOR_UNCLEAR);
    assertThat(
            TraceCodec.decode(decision.entry().trace())
                .step(Question.AUTHOR_CLEAR)
                .orElseThrow()
                .saw())
        .contains(
            new Evidence.Quote(
                Evidence.Quote.Source.FROM, "boss <boss@customer.example> <evil@x.example>"),
            new Evidence.Quote(Evidence.Quote.Source.FROM, "third@x.example"));
    assertThat(EnglishExplanation.of(known.explain(decision)).summary())
        .contains("it is not clear who in From wrote");
    assertThat(Resolution.of(SubReason.AUTHOR_UNCLEAR)).contains("Check who wrote it");
  }

  @Test
  void mailOfAnUnclearAuthorIsNotLostWhereAllMailIsWanted() throws InterruptedException {
    Promoter all = promoter(TrackOption.ALL, OrganizationSettings.DEFAULT);
    decide(all, "From: boss@customer.example, evil@x.example\r\n" + REST);
    assertThat(all.activities()).hasSize(1);
    assertThat(all.activities().get(0).flaws()).contains(Flaw.AUTHOR_UNCLEAR);
  }

  @Test
  void noRecordIsMadeForAnUnclearAuthor() throws InterruptedException {
    OrganizationSettings creating =
        OrganizationSettings.DEFAULT.with(
            OrganizationValue.CREATE_UNKNOWN_SENDERS, "contact", Origin.byDefault());
    Promoter all = promoter(TrackOption.ALL, creating);
    decide(all, "From: new@x.example, other@x.example\r\n" + REST);
    assertThat(sender(all.activities().get(0)).record()).isEmpty();
  }

  @Test
  void anUnclearAuthorTakesNoPartInAConversation() throws InterruptedException {
    OrganizationSettings strict =
        OrganizationSettings.DEFAULT.with(
            OrganizationValue.STRANGER_IN_CONVERSATION, "refuse", Origin.byDefault());
    Promoter replies = promoter(TrackOption.REPLIES, strict);
    replies.remember(
        ("From: anna@ours.example\r\nTo: boss@customer.example\r\nSubject: Offer\r\n"
                + "Message-ID: <offer@ours.example>\r\n\r\nHello\r\n")
            .getBytes(StandardCharsets.UTF_8),
        Optional.empty());
    String answer = "In-Reply-To: <offer@ours.example>\r\n" + REST;
    StoredDecision forged =
        decide(replies, "From: boss@customer.example, evil@x.example\r\n" + answer);
    assertThat(forged.entry().subReasons())
        .containsExactly(SubReason.REPLIES_ONLY_SENDER_NOT_TRUSTED);
    StoredDecision genuine =
        decide(replies, "From: boss@customer.example\r\n" + answer.replace("<m@", "<n@"));
    assertThat(genuine.entry().reason()).isEqualTo(Reason.CORRELATION_MATCH);
  }

  @Test
  void whatStandsBehindALongHeaderIsRead() throws InterruptedException {
    String people =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "\"Person Number " + i + "\" <person" + i + "@c" + i + ".example>")
            .collect(Collectors.joining(",\r\n ", "To: ", "\r\n"));
    assertThat(people.length()).isGreaterThan(100_000);
    Promoter known = promoter(TrackOption.LEADS_CONTACTS_ACCOUNTS, OrganizationSettings.DEFAULT);
    decide(known, people + "From: boss@customer.example\r\n" + REST);
    assertThat(known.activities())
        .singleElement()
        .satisfies(each -> assertThat(each.subject()).isEqualTo("Invoice"))
        .satisfies(each -> assertThat(each.messageId()).isPresent());
  }

  @Test
  void manyLongHeadersInOnePageAreReadOneAndAll() throws InterruptedException {
    String filler = ("X-Long: " + "0".repeat(900) + "\r\n").repeat(80);
    List<byte[]> messages =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    (i % 2 == 0 ? filler : "")
                        + "From: boss@customer.example\r\n"
                        + REST.replace("<m@", "<m" + i + "@"))
            .map(each -> each.getBytes(StandardCharsets.UTF_8))
            .toList();
    Promoter known = promoter(TrackOption.LEADS_CONTACTS_ACCOUNTS, OrganizationSettings.DEFAULT);
    assertThat(known.decide(ANNA, messages)).hasSize(30);
    assertThat(known.activities()).hasSize(30);
  }

  @Test
  void aHeaderLongerThanIsReadIsRefusedForThatReason() throws InterruptedException {
    String filler = ("X-Long: " + "0".repeat(900) + "\r\n").repeat(1_300);
    Promoter known = promoter(TrackOption.ALL, OrganizationSettings.DEFAULT);
    StoredDecision unread = decide(known, filler + "From: boss@customer.example\r\n" + REST);
    assertThat(unread.entry().subReasons()).containsExactly(SubReason.HEADER_CUT);
    StoredDecision half =
        decide(
            promoter(TrackOption.REPLIES, OrganizationSettings.DEFAULT),
            "From: boss@customer.example\r\n" + filler + REST);
    assertThat(half.entry().subReasons()).contains(SubReason.HEADER_CUT);
  }

  /** Each of these once stopped the mailbox permanently. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Message-ID: <\u3000>",
        "References: <\u2003>",
        "In-Reply-To: <\u205f>",
        "Date: Fri, 21 Nov 1997 -0600",
        "Date: Mon, 5 Jan 2026 09 +0000",
        "Date: Mon, 1 Jan 999999999 10:30:00 +0200",
        "Date: 1 Jan 999999999 00:00 +0000"
      })
  void noHeaderStopsTheMailBehindIt(String odd) throws InterruptedException {
    Promoter all = promoter(TrackOption.ALL, OrganizationSettings.DEFAULT);
    String first = odd + "\r\nFrom: a@x.example\r\nTo: anna@ours.example\r\n\r\nHello\r\n";
    String second = "From: b@x.example\r\n" + REST;
    assertThat(
            all.decide(
                ANNA,
                List.of(
                    first.getBytes(StandardCharsets.UTF_8),
                    second.getBytes(StandardCharsets.UTF_8))))
        .hasSize(2);
    assertThat(all.activities()).hasSize(2);
  }
}
