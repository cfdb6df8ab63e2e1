package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.guard.GuardedStrategy;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** A ticket system writes the number of a case into its own header. */
class HeaderStrategyTest implements CorrelationStrategyContract {
  private static class ByCase implements CorrelationStrategy {
    private final Set<String> headers;

    ByCase(Set<String> headers) {
      this.headers = headers;
    }

    @Override
    public String name() {
      return "case-number";
    }

    @Override
    public CorrelationMethod method() {
      return CorrelationMethod.CUSTOM;
    }

    @Override
    public Set<String> headers() {
      return headers;
    }

    @Override
    public Set<CorrelationKey> keysOf(Envelope stored) {
      return stored
          .hint("X-Case")
          .map(number -> Set.of(new CorrelationKey("case-number", number)))
          .orElseGet(Set::of);
    }

    @Override
    public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
      return found.stream()
          .filter(each -> each.foundUnder().stream().anyMatch(keysOf(incoming)::contains))
          .findFirst()
          .map(each -> Match.of(each, "X-Case", incoming.hint("X-Case").orElse("")));
    }
  }

  @Override
  public CorrelationStrategy strategy() {
    return new ByCase(Set.of("X-Case"));
  }

  @Override
  public Conversation conversation() {
    return Conversation.of(
        mail().field("X-Case", "4711"), mail().field("x-case", "4711"), Set.of("X-Case"));
  }

  @Test
  void mailIsCorrelatedByAHeaderThatTheStrategyAsksFor() throws Exception {
    CorrelationStrategy strategy = GuardedStrategy.of("case-number", strategy());
    assertThat(correlated(strategy)).isTrue();
  }

  @Test
  void aHeaderThatNobodyAsksForIsNotKept() throws Exception {
    assertThat(correlated(new ByCase(Set.of()))).isFalse();
  }

  private static boolean correlated(CorrelationStrategy strategy) throws Exception {
    TestLine line = new TestLine().with(strategy);
    InMemoryActivityStore store = line.store();
    InMemoryMailbox mailbox = new InMemoryMailbox();
    mailbox.deliver(TestLine.reply().field("X-Case", "4711").bytes());
    mailbox.deliver(TestLine.fromAnna().subject("Other").field("X-CASE", "4711").bytes());
    line.sync(store, mailbox);
    return store.activities().stream()
        .filter(each -> each.subject().equals("Other"))
        .anyMatch(each -> each.correlatedActivity().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Case", "X-Fall\u00e4", "X-Case:"})
  void aNameThatIsNoneOfAHeaderIsRefused(String name) {
    assertThatThrownBy(() -> GuardedStrategy.of("case-number", new ByCase(Set.of(name))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("asks for");
  }

  @Test
  void moreHeadersThanTenAreRefused() {
    Set<String> many =
        IntStream.range(0, 11).mapToObj(each -> "X-" + each).collect(Collectors.toSet());
    assertThatThrownBy(() -> GuardedStrategy.of("case-number", new ByCase(many)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 10 headers");
  }

  @Test
  void theFirstHeaderOfANameIsKeptCutToSize() {
    Envelope envelope =
        Conversation.of(
                mail().field("X-Case", "1" + "2".repeat(600)).field("X-Case", "other"),
                mail(),
                Set.of("x-CASE"))
            .earlier();
    assertThat(envelope.hint("X-Case")).hasValueSatisfying(value -> assertThat(value).hasSize(500));
  }
}
