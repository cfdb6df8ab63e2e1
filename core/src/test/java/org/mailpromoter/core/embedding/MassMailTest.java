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
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
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

/** What is said of mail with more addresses than anybody reads. */
class MassMailTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final RecordId USER = RecordId.user("anna");

  private final Promoter promoter =
      new Promoter(
          Policy.of(
              OrganizationSettings.DEFAULT,
              List.of(new Owner(USER, "Anna", Setting.byDefault(TrackOption.REPLIES))),
              Map.of(ANNA, MailboxPolicy.ownedBy(USER)),
              Setting.byDefault(List.of("in-reply-to"))),
          new FixedDirectory(
              List.of(
                  new RecordEntry(
                      PartyRecord.of(USER, "Anna"),
                      List.of(new EmailAddress("anna@ours.example"))))),
          BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
          Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC));

  private StoredDecision decide(int strangers) throws InterruptedException {
    return decide(strangers, "Cc: anna@ours.example");
  }

  private StoredDecision decide(int strangers, String more) throws InterruptedException {
    String to =
        IntStream.range(0, strangers)
            .mapToObj(i -> "s" + i + "@x.example")
            .collect(Collectors.joining(", "));
    String message =
        "From: boss@customer.example\r\nTo: "
            + to
            + "\r\n"
            + more
            + "\r\nSubject: To all\r\n"
            + "Date: Mon, 5 Jan 2026 10:00:00 +0000\r\nMessage-ID: <m@x.example>\r\n\r\nHi\r\n";
    return promoter.decide(ANNA, List.of(message.getBytes(StandardCharsets.UTF_8))).get(0);
  }

  private static List<String> evidence(EnglishExplanation explanation) {
    return explanation.steps().stream().flatMap(step -> step.evidence().stream()).toList();
  }

  private static List<String> remedies(Explanation explanation) {
    return explanation.remedies().stream().map(each -> EnglishAction.of(each.change())).toList();
  }

  @Test
  void moreAddressesThanAreReadAreSaidToBeTheReason() throws InterruptedException {
    StoredDecision decision = decide(12_000);
    assertThat(decision.entry().subReasons()).containsExactly(SubReason.ADDRESSES_CUT);
    EnglishExplanation explanation = EnglishExplanation.of(promoter.explain(decision));
    assertThat(explanation.summary())
        .contains("more addresses than are read", "addresses read: 10000", "the message has more")
        .doesNotContain("Bcc");
    assertThat(evidence(explanation))
        .contains("addresses of no user or queue: and 9979 more")
        .noneMatch(sentence -> sentence.contains("Bcc"));
    assertThat(explanation.resolutions()).singleElement().asString().contains("fewer addresses");
  }

  @Test
  void noOtherPersonsAddressIsOfferedAsTheOwnersOwn() throws InterruptedException {
    assertThat(remedies(promoter.explain(decide(12_000))))
        .isNotEmpty()
        .noneMatch(sentence -> sentence.contains("x.example"));
  }

  @Test
  void ofManyStrangersOnlySomeAreOfferedAsTheOwnersOwn() throws InterruptedException {
    promoter.remember(
        ("From: anna@ours.example\r\nTo: boss@customer.example\r\nSubject: Offer\r\n"
                + "Message-ID: <offer@ours.example>\r\n\r\nHi\r\n")
            .getBytes(StandardCharsets.UTF_8),
        Optional.empty());
    StoredDecision decision = decide(500, "Bcc: a@x.example\r\nIn-Reply-To: <offer@ours.example>");
    assertThat(decision.entry().subReasons()).containsExactly(SubReason.NOT_ADDRESSED);
    assertThat(remedies(promoter.explain(decision)))
        .filteredOn(sentence -> sentence.endsWith("to the addresses of the user Anna"))
        .hasSize(10);
  }
}
