package com.example.mailpromoter.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.testkit.Conversation;
import org.mailpromoter.testkit.CorrelationStrategyContract;

/** The contract of strategies, and what this one makes of subjects and candidates. */
// snippet: contract
class OrderNumberStrategyTest implements CorrelationStrategyContract {
  @Override
  public CorrelationStrategy strategy() {
    return strategy;
  }

  @Override
  public Conversation conversation() {
    return Conversation.of(
        mail().subject("Your order ORDER-07945"), mail().subject("Where is order-07945?"));
  }

  // end of snippet
  private final CorrelationStrategy strategy = configured(Map.of());

  private static CorrelationStrategy configured(Map<String, String> values) {
    OrderNumberStrategyFactory factory = new OrderNumberStrategyFactory();
    return factory.create(Config.of(factory.keys(), values));
  }

  // snippet: strategy-test
  private static Envelope about(String subject) {
    return new EnvelopeParser(MessageLimits.DEFAULT).parse(mail().subject(subject).bytes());
  }

  @Test
  void mailAboutTheSameOrderBelongsTogether() {
    Set<CorrelationKey> keys = strategy.keysOf(about("Order ORDER-07945 received"));
    assertThat(strategy.keysSoughtBy(about("Where is order-07945?"))).isEqualTo(keys);
    Candidate candidate = candidate(7, "2026-01-05T12:00:00Z", keys);
    Match match = strategy.judge(about("Where is order-07945?"), List.of(candidate)).orElseThrow();
    assertThat(match.activity()).isEqualTo(new ActivityId(7));
    assertThat(match.clue().value()).isEqualTo("07945");
  }

  // end of snippet

  private static Candidate candidate(long activity, String sent, Set<CorrelationKey> keys) {
    return Candidate.of(
        new ActivityId(activity),
        Optional.empty(),
        Direction.OUTGOING,
        "Order received",
        Instant.parse(sent),
        Optional.empty(),
        keys);
  }

  @Test
  void theMostRecentActivityCounts() {
    Envelope incoming = about("ORDER-07945");
    Set<CorrelationKey> keys = strategy.keysOf(incoming);
    List<Candidate> found =
        List.of(
            candidate(7, "2026-01-05T12:00:00Z", keys),
            candidate(8, "2026-01-06T12:00:00Z", keys),
            candidate(9, "2026-01-04T12:00:00Z", keys));
    assertThat(strategy.judge(incoming, found).orElseThrow().activity())
        .isEqualTo(new ActivityId(8));
  }

  @Test
  void candidatesOfOtherStrategiesDoNotCount() {
    Candidate other =
        candidate(7, "2026-01-05T12:00:00Z", Set.of(new CorrelationKey("message-id", "a@b")));
    assertThat(strategy.judge(about("ORDER-07945"), List.of(other))).isEmpty();
  }

  @Test
  void aSubjectFullOfNumbersHasAHundredKeys() {
    String subject =
        IntStream.range(10_000, 12_000)
            .mapToObj(number -> "ORDER-" + number)
            .filter(number -> !strategy.keysOf(about(number)).isEmpty())
            .collect(Collectors.joining(" "));
    assertThat(strategy.keysOf(about(subject))).hasSize(100);
  }

  @Test
  void thePrefixCanBeConfigured() {
    CorrelationStrategy german = configured(Map.of("prefix", "Auftrag "));
    assertThat(german.keysOf(about("Ihr Auftrag 07945"))).hasSize(1);
    assertThat(german.keysOf(about("ORDER-07945"))).isEmpty();
  }
}
