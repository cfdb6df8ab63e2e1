package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.message.ThreadIndex;

/** Conversation index and smart matching over a history kept by keys, as a store does it. */
class CorrelationStrategiesTest {
  private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
  private static final List<String> TWO = List.of("anna@customer.example", "chris@ours.example");

  private record Stored(Envelope envelope, Candidate candidate, Set<CorrelationKey> keys) {}

  private final List<Stored> history = new ArrayList<>();

  private void store(CorrelationStrategy strategy, Envelope envelope, List<String> addresses) {
    Set<EmailAddress> who = new HashSet<>();
    addresses.forEach(each -> who.add(new EmailAddress(each)));
    Candidate candidate =
        Candidate.of(
                new ActivityId(history.size() + 1L),
                Optional.empty(),
                Direction.INCOMING,
                envelope.subject(),
                START.plus(Duration.ofHours(history.size())),
                Optional.empty(),
                strategy.keysOf(envelope))
            .between(who, Set.of());
    history.add(new Stored(envelope, candidate, strategy.keysOf(envelope)));
  }

  private Optional<Long> match(CorrelationStrategy strategy, Envelope incoming) {
    Set<CorrelationKey> sought = strategy.keysSoughtBy(incoming);
    List<Candidate> found =
        history.stream()
            .filter(stored -> stored.keys().stream().anyMatch(sought::contains))
            .map(Stored::candidate)
            .toList();
    Optional<Match> match = found.isEmpty() ? Optional.empty() : strategy.judge(incoming, found);
    return match.map(each -> each.activity().value());
  }

  private static String index(int conversation, int... children) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] header = new byte[22];
    Arrays.fill(header, (byte) conversation);
    header[0] = 1;
    bytes.writeBytes(header);
    for (int child : children) {
      bytes.writeBytes(new byte[] {(byte) child, 0, 0, 0, (byte) child});
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static Envelope indexed(String index) {
    return Envelope.builder().subject("Offer").threadIndex(index).build();
  }

  private static Envelope subject(String subject, List<String> addresses) {
    return Envelope.builder()
        .subject(subject)
        .from(AddressList.of(List.of(NamedAddress.of(addresses.get(0)))))
        .to(AddressList.of(addresses.stream().skip(1).map(NamedAddress::of).toList()))
        .build();
  }

  @Test
  void t11_theParentIsTheLongestStoredPrefix() {
    CorrelationStrategy strategy = new ConversationIndexStrategy();
    store(strategy, indexed(index(9)), List.of());
    store(strategy, indexed(index(9, 1)), List.of());
    store(strategy, indexed(index(9, 2)), List.of());
    assertThat(match(strategy, indexed(index(9, 1, 7)))).contains(2L);
    assertThat(match(strategy, indexed(index(9, 5, 7)))).contains(1L);
    assertThat(match(strategy, indexed(index(8, 1)))).isEmpty();
  }

  @Test
  void c42_withoutAStoredPrefixTheMostRecentOfTheConversationCounts() {
    CorrelationStrategy strategy = new ConversationIndexStrategy();
    store(strategy, indexed(index(9, 1)), List.of());
    store(strategy, indexed(index(9, 2)), List.of());
    assertThat(match(strategy, indexed(index(9, 3, 4)))).contains(2L);
  }

  @Test
  void c42_repliesToMailWithoutAnIndexMeetByItsTimeAndSubject() {
    CorrelationStrategy strategy = new ConversationIndexStrategy();
    String first = "0101d65eafa68736b7e590e7ca4883c0fda9b227d836a91244a3b0";
    store(strategy, indexed(first, "Re: Offer"), List.of());
    assertThat(match(strategy, reply("0101d65eaf91e2af42fd70790b48affd2bec7f900069a912462d00")))
        .contains(1L);
    assertThat(match(strategy, reply("01d65eaf91aae2af42fd70790b48affd2bec7f900069a912462d00")))
        .contains(1L);
    String begins = "0101d65eaf91e2af42fd70790b48affd2bec7f900069";
    assertThat(match(strategy, reply(begins))).isEmpty();
    String hoursLater = "0101d65fff91e2af42fd70790b48affd2bec7f900069a912462d00";
    assertThat(match(strategy, reply(hoursLater))).isEmpty();
    assertThat(match(strategy, indexed(begins + "a912462d00", "Other"))).isEmpty();
  }

  private static Envelope reply(String hex) {
    return indexed(hex, "RE: Offer");
  }

  private static Envelope indexed(String hex, String subject) {
    String index = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    return Envelope.builder().subject(subject).threadIndex(index).build();
  }

  @Test
  void c41_anIndexTellsWhenTheConversationBegan() {
    byte[] both = HexFormat.of().parseHex("0101d65eaf91e2af42fd70790b48affd2bec7f900069");
    byte[] one = HexFormat.of().parseHex("01d65eaf91aae2af42fd70790b48affd2bec7f900069");
    for (byte[] each : List.of(both, one)) {
      ThreadIndex index = ThreadIndex.parse(Base64.getEncoder().encodeToString(each)).orElseThrow();
      assertThat(index.begunAt())
          .isBetween(Instant.parse("2020-07-20T16:05:19Z"), Instant.parse("2020-07-20T16:05:22Z"));
    }
  }

  @Test
  void c41_anIndexIsDecodedAndDamageIsNone() {
    ThreadIndex index = ThreadIndex.parse(index(9, 1, 2)).orElseThrow();
    assertThat(index.depth()).isEqualTo(2);
    assertThat(index.ancestors()).hasSize(2);
    assertThat(index.ancestors().get(1)).isEqualTo(index.conversation());
    assertThat(ThreadIndex.parse("AQ==")).isEmpty();
    assertThat(ThreadIndex.parse("!".repeat(5_000))).isEmpty();
  }

  @Test
  void c41_anIndexThatIsMadeHereIsReadAsOthersAre() {
    Instant begun = Instant.parse("2026-01-05T12:00:00Z");
    ThreadIndex first = ThreadIndex.begun(begun, new Random(1));
    assertThat(Duration.between(first.begunAt(), begun))
        .isBetween(Duration.ZERO, Duration.ofMillis(7));
    ThreadIndex reply = first;
    for (int days : new int[] {0, 1, 300, 3_000, -5}) {
      ThreadIndex parent = reply;
      reply = parent.answered(begun.plus(Duration.ofDays(days)), new Random(2));
      assertThat(ThreadIndex.parse(reply.text())).contains(reply);
      assertThat(reply.ancestors().get(0)).isEqualTo(parent.hex());
    }
    assertThat(reply.depth()).isEqualTo(5);
  }

  @Test
  void c41_aConversationThatIsTooLongKeepsItsLastIndex() {
    ThreadIndex index = ThreadIndex.begun(Instant.parse("2026-01-05T12:00:00Z"), new Random(1));
    for (int i = 0; i < 400; i++) {
      index = index.answered(Instant.parse("2026-01-06T12:00:00Z"), new Random(i));
    }
    assertThat(ThreadIndex.parse(index.text())).contains(index);
    assertThat(index.depth()).isEqualTo(302);
  }

  @Test
  void t12_sameWordsAndTwoCommonAddresses() {
    CorrelationStrategy strategy = new SmartMatchingStrategy(SmartMatching.STANDARD);
    store(strategy, subject("Hello", TWO), TWO);
    assertThat(match(strategy, subject("RE: hello", TWO))).contains(1L);
    List<String> one = List.of("anna@customer.example", "other@ours.example");
    assertThat(match(strategy, subject("RE: hello", one))).isEmpty();
    assertThat(match(strategy, subject("RE: goodbye", TWO))).isEmpty();
  }

  @Test
  void t12_ofALongSubjectTheFirstTwentyWordsCount() {
    CorrelationStrategy strategy = new SmartMatchingStrategy(SmartMatching.STANDARD);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      words.append("word").append(i).append(' ');
    }
    store(strategy, subject(words + "tail", TWO), TWO);
    assertThat(match(strategy, subject("Re: " + words + "other end", TWO))).contains(1L);
  }

  @Test
  void t12_oneWordMayDifferOnlyWhenAllowed() {
    for (int delta = 0; delta <= 1; delta++) {
      history.clear();
      CorrelationStrategy strategy =
          new SmartMatchingStrategy(SmartMatching.of(SmartMatching.STANDARD_FILTER, 20, delta, 2));
      store(strategy, subject("Quarterly report for Contoso", TWO), TWO);
      assertThat(match(strategy, subject("Re: Quarterly report Contoso", TWO)).isPresent())
          .as("one word less, delta %d", delta)
          .isEqualTo(delta == 1);
      assertThat(match(strategy, subject("Re: Quarterly report for Fabrikam", TWO)).isPresent())
          .as("one word exchanged, delta %d", delta)
          .isEqualTo(delta == 1);
      assertThat(match(strategy, subject("Re: Quarterly numbers for Fabrikam", TWO))).isEmpty();
    }
  }

  @Test
  void c54_prefixesOfEveryScriptAreTakenAway() {
    assertThat(SmartMatching.STANDARD.words("Отв: Re : Предложение готово"))
        .containsExactly("предложение", "готово");
    assertThat(SmartMatching.STANDARD.words("AW : Grüße")).containsExactly("grüße");
  }

  @Test
  void c53_outOfOfficeStaysUntilTheFilterSaysOtherwise() {
    assertThat(SmartMatching.STANDARD.words("Out of office: Hello"))
        .containsExactly("out", "of", "office:", "hello");
    SmartMatching wider =
        SmartMatching.of(SmartMatching.STANDARD_FILTER + "|Out of office:", 20, 0, 2);
    assertThat(wider.words("Out of office: Hello")).containsExactly("hello");
  }

  @Test
  void c55_theFilterTakesLegitimateFirstWordsToo() {
    assertThat(SmartMatching.STANDARD.words("Invoice: 4711")).containsExactly("4711");
  }

  @Test
  void c56_noWordsMatchNothing() {
    CorrelationStrategy strategy = new SmartMatchingStrategy(SmartMatching.STANDARD);
    store(strategy, subject("Re:", TWO), TWO);
    assertThat(strategy.keysOf(subject("Re: Fw:", TWO))).isEmpty();
    assertThat(match(strategy, subject("Re:", TWO))).isEmpty();
  }

  @Test
  void c57_theMostRecentOfSeveralCounts() {
    CorrelationStrategy strategy = new SmartMatchingStrategy(SmartMatching.STANDARD);
    store(strategy, subject("Hello", TWO), TWO);
    store(strategy, subject("Hello", TWO), TWO);
    assertThat(match(strategy, subject("Re: Hello", TWO))).contains(2L);
  }

  @Test
  void aFilterThatCannotBeReadIsRefusedWithItsText() {
    assertThatThrownBy(() -> SmartMatching.of("(", 20, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'('");
  }
}
