package org.mailpromoter.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
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
import org.mailpromoter.core.store.Query;

/** The work for one of many messages under one key does not grow with their number. */
class PeriodicMailTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final RecordId USER = RecordId.user("anna");
  private static final int MESSAGES = 300;

  private final Counting strategy = new Counting();

  /** All mail is found under one key; it counts what it is asked. */
  private static final class Counting implements CorrelationStrategy {
    private int asked;
    private int most;

    @Override
    public String name() {
      return "one-key";
    }

    @Override
    public Set<CorrelationKey> keysOf(Envelope stored) {
      return Set.of(new CorrelationKey("one", "key"));
    }

    @Override
    public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
      asked++;
      return keysOf(incoming);
    }

    @Override
    public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
      most = Math.max(most, found.size());
      return Optional.of(Match.of(found.get(found.size() - 1), "Subject", "Alarm"));
    }
  }

  private Promoter promoter() {
    PartyRecord anna = PartyRecord.of(USER, "Anna");
    return new Promoter(
        Policy.of(
            OrganizationSettings.DEFAULT,
            List.of(new Owner(USER, "Anna", Setting.byDefault(TrackOption.ALL))),
            Map.of(ANNA, MailboxPolicy.ownedBy(USER)),
            Setting.byDefault(List.of())),
        new FixedDirectory(
            List.of(new RecordEntry(anna, List.of(new EmailAddress("anna@ours.example"))))),
        List.of(strategy),
        Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC));
  }

  /** Each a minute after the one before, so that none answers a later one. */
  private static byte[] alarm(int number) {
    String mail =
        """
        Message-ID: <%d@x>\r
        Date: Mon, 5 Jan 2026 %02d:%02d:00 +0000\r
        From: m@x.example\r
        To: anna@ours.example\r
        Subject: Alarm\r
        \r
        """;
    return mail.formatted(number, number / 60, number % 60).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aMessageIsComparedWithTheLatestOnlyAndAStrategyIsAskedOnce() throws Exception {
    List<byte[]> mails = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      mails.add(alarm(i));
    }
    assertThat(promoter().decide(ANNA, mails))
        .allMatch(each -> each.entry().activity().isPresent());
    assertThat(strategy.most).isEqualTo(Query.MOST_UNDER_ONE_KEY);
    // the first one waits for a parent, so it is decided again when the second one has come
    assertThat(strategy.asked).isEqualTo(MESSAGES + 1);
  }
}
