package org.mailpromoter.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;

/** Decisions without a mailbox, a server or a database. */
class PromoterTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final RecordId USER = RecordId.user("anna");
  private static final Optional<RecordId> ACCOUNT = RecordId.parse("account:contoso");

  private final Promoter promoter =
      new Promoter(
          Policy.of(
              OrganizationSettings.DEFAULT,
              List.of(new Owner(USER, "Anna", Setting.byDefault(TrackOption.REPLIES))),
              Map.of(ANNA, MailboxPolicy.ownedBy(USER)),
              Setting.byDefault(List.of())),
          new FixedDirectory(
              List.of(
                  new RecordEntry(
                      PartyRecord.of(USER, "Anna"),
                      List.of(new EmailAddress("anna@ours.example"))))),
          BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
          Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC));

  private static byte[] mail(String id, String from, String to, String more) {
    return """
        Message-ID: <%s>
        From: %s
        To: %s
        Subject: About %s
        %s
        Good morning
        """
        .formatted(id, from, to, id, more.isEmpty() ? "" : more + "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] toAnna(String id, String more) {
    return mail(id, "tom@customer.example", "anna@ours.example", more);
  }

  private static List<Reason> reasons(List<StoredDecision> decisions) {
    return decisions.stream().map(each -> each.entry().reason()).toList();
  }

  @Test
  void aReplyFindsWhatWasRemembered() throws Exception {
    promoter.remember(
        mail("offer@ours.example", "anna@ours.example", "tom@x.example", ""), ACCOUNT);
    List<StoredDecision> decided =
        promoter.decide(
            ANNA, List.of(toAnna("1@c", "In-Reply-To: <offer@ours.example>"), toAnna("2@c", "")));
    assertThat(reasons(decided))
        .containsExactly(Reason.CORRELATION_MATCH, Reason.NO_CORRELATION_MATCH);
    EmailActivity reply = promoter.activities().get(1);
    assertThat(reply.regarding()).isEqualTo(ACCOUNT);
    assertThat(reply.body().text()).contains("Good morning");
  }

  @Test
  void aLaterCallKnowsTheCallsBefore() throws Exception {
    promoter.remember(
        mail("offer@ours.example", "anna@ours.example", "tom@x.example", ""), ACCOUNT);
    promoter.decide(ANNA, List.of(toAnna("1@c", "In-Reply-To: <offer@ours.example>")));
    List<StoredDecision> later =
        promoter.decide(
            ANNA,
            List.of(
                toAnna("1@c", "In-Reply-To: <offer@ours.example>"),
                toAnna("2@c", "In-Reply-To: <1@c>")));
    assertThat(reasons(later)).containsExactly(Reason.DUPLICATE, Reason.CORRELATION_MATCH);
  }

  @Test
  void whyAMessageWasNotPromotedIsExplained() throws Exception {
    promoter.decide(ANNA, List.of(toAnna("1@c", "")));
    List<StoredDecision> decided =
        promoter.decide(ANNA, List.of(toAnna("2@c", "In-Reply-To: <1@c>")));
    assertThat(EnglishExplanation.of(promoter.explain(decided.get(0))).summary())
        .contains("About 2@c", "NoCorrelationMatch", "which was seen in the mailbox anna");
    assertThat(promoter.explain(decided.get(0)).remedies()).isNotEmpty();
  }

  @Test
  void moreMessagesThanAPageHoldsKeepTheirOrder() throws Exception {
    List<byte[]> many = IntStream.range(0, 2_300).mapToObj(i -> toAnna(i + "@c", "")).toList();
    assertThat(promoter.decide(ANNA, many))
        .extracting(each -> each.entry().identity().key())
        .containsExactlyElementsOf(
            IntStream.range(0, 2_300).mapToObj(i -> "<" + i + "@c>").toList());
  }

  @Test
  void noMessagesAreNoDecisions() throws Exception {
    assertThat(promoter.decide(ANNA, List.of())).isEmpty();
  }
}
