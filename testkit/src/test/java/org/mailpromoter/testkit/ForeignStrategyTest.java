package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.guard.GuardedStrategy;
import org.mailpromoter.core.guard.StrategyFailedException;
import org.mailpromoter.core.guard.StrategyFailure;
import org.mailpromoter.core.guard.StrategyLimits;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** The faults of a third-party strategy cost only its own matches. */
class ForeignStrategyTest {
  private static final StrategyLimits LIMITS = new StrategyLimits(Duration.ofSeconds(30), 5, 2);
  private static final StrategyLimits IMPATIENT = new StrategyLimits(Duration.ofMillis(300), 5, 2);
  private static final CorrelationKey ORDER = new CorrelationKey("order-number", "4711");

  private final InMemoryMailbox mailbox = new InMemoryMailbox();

  @AfterAll
  static void letThreadsGo() {
    StrategyFault.OVER.countDown();
  }

  private void deliverRepliesAndOtherMail() {
    for (int i = 0; i < 30; i++) {
      mailbox.deliver(TestLine.reply().body("Reply " + i).bytes());
      mailbox.deliver(TestLine.fromAnna().subject("Order 4711 again").bytes());
    }
  }

  /** Only one that hangs is waited for. */
  private static CorrelationStrategy guarded(StrategyFault fault) {
    StrategyLimits limits = fault == StrategyFault.HANGS ? IMPATIENT : LIMITS;
    return GuardedStrategy.of("foreign", fault.strategy(), limits);
  }

  private static CorrelationStrategy guarded(CorrelationStrategy strategy) {
    return GuardedStrategy.of(strategy.name(), strategy, LIMITS);
  }

  @ParameterizedTest
  @EnumSource
  void costsWhatItWouldHaveFoundAndNothingMore(StrategyFault fault) throws Exception {
    deliverRepliesAndOtherMail();
    TestLine undisturbed = new TestLine();
    InMemoryActivityStore expected = undisturbed.store();
    undisturbed.sync(expected, mailbox);

    InMemoryActivityStore store = undisturbed.store();
    MailboxReport report = new TestLine().with(guarded(fault)).sync(store, mailbox);
    assertThat(report.failures()).isEmpty();
    assertThat(TestLine.results(store)).isEqualTo(TestLine.results(expected));
    assertThat(report.strategyFailures())
        .singleElement()
        .satisfies(failure -> isTold(failure, fault));
    assertThat(store.decisions()).allSatisfy(ForeignStrategyTest::comesOutTheSameAgain);
  }

  /** A strategy that leaves threads is reported once there are too many of them. */
  private static void isTold(StrategyFailure failure, StrategyFault fault) {
    assertThat(failure.strategy()).isEqualTo("foreign");
    assertThat(new EnglishStrategyFailure(failure).why()).contains(fault.said);
    assertThat(failure.messages()).isBetween(1L, 60L);
    assertThat(new EnglishStrategyFailure(failure).sentence())
        .contains("The correlation strategy foreign failed over");
  }

  private static void comesOutTheSameAgain(DecisionEntry entry) {
    var facts = FactsCodec.decode(entry.facts());
    assertThat(new Decider().decide(facts, TestLine.policy()).reason()).isEqualTo(entry.reason());
  }

  @Test
  void refusedMailSaysThatAWayOfRecognisingRepliesFailed() throws Exception {
    mailbox.deliver(TestLine.fromAnna().subject("Order 4711 again").bytes());
    TestLine line = new TestLine().with(guarded(StrategyFault.THROWS));
    InMemoryActivityStore store = line.store();
    line.sync(store, mailbox);
    DecisionEntry entry = store.decisions().get(0);
    assertThat(entry.subReasons()).containsExactly(SubReason.REPLIES_ONLY_STRATEGY_FAILED);
  }

  @Test
  void aStrategyThatWorksIsAskedAboutAPageAtOnce() throws Exception {
    deliverRepliesAndOtherMail();
    TestLine line = new TestLine().with(guarded(new OrderNumber()));
    InMemoryActivityStore store = line.store();
    MailboxReport report = line.sync(store, mailbox);
    assertThat(report.strategyFailures()).isEmpty();
    assertThat(store.decisions())
        .hasSize(60)
        .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.PROMOTED));
  }

  @Test
  void aStrategyThatFailsSometimesIsAskedAgain() throws Exception {
    deliverRepliesAndOtherMail();
    OrderNumber sometimes = new OrderNumber();
    sometimes.failing = 3;
    TestLine line = new TestLine().with(guarded(sometimes));
    InMemoryActivityStore store = line.store();
    MailboxReport report = line.sync(store, mailbox);
    assertThat(report.strategyFailures())
        .singleElement()
        .extracting(StrategyFailure::messages)
        .isEqualTo(20L);
  }

  @Test
  void aMatchWithWhatWasNotFoundIsAFailure() {
    CorrelationStrategy inventing =
        guarded(
            new OrderNumber() {
              @Override
              public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
                return Optional.of(
                    Match.restore(
                        new ActivityId(99), Optional.empty(), "", Clue.in("Subject", "invented")));
              }
            });
    Envelope any = Envelope.builder().identity(new MessageIdentity("x", 1)).build();
    assertThatThrownBy(() -> inventing.judge(any, List.of()))
        .isInstanceOfSatisfying(
            StrategyFailedException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(
                        org.mailpromoter.core.correlation.StrategyFault.of(
                            org.mailpromoter.core.correlation.StrategyFault.Kind.MATCHED_ANOTHER,
                            99)));
  }

  @Test
  void evidenceWhosePlaceIsASentenceIsAFailure() {
    CorrelationStrategy talking =
        guarded(
            new OrderNumber() {
              @Override
              public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
                Clue sentence = new Clue("in the subject", Clue.Manner.AS_IT_IS, "4711");
                return Optional.of(
                    Match.restore(new ActivityId(7), Optional.empty(), "", sentence));
              }
            });
    Envelope any = Envelope.builder().identity(new MessageIdentity("x", 1)).build();
    assertThatThrownBy(() -> talking.judge(any, List.of()))
        .isInstanceOfSatisfying(
            StrategyFailedException.class,
            e ->
                assertThat(e.fault().kind())
                    .isEqualTo(
                        org.mailpromoter.core.correlation.StrategyFault.Kind.WHERE_IS_NO_WORD));
  }

  @Test
  void aStrategyThatIsNotWhatItsMakerPromisedIsRefused() {
    assertThatThrownBy(() -> GuardedStrategy.of("other", new OrderNumber()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calls itself 'order-number'");
    assertThatThrownBy(() -> GuardedStrategy.of("other", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("returns null");
  }

  /** The example of the documentation. */
  private static class OrderNumber implements CorrelationStrategy {
    private int failing = Integer.MAX_VALUE;
    private int asked;

    @Override
    public String name() {
      return "order-number";
    }

    @Override
    public Set<CorrelationKey> keysOf(Envelope stored) {
      return stored.subject().contains("4711") ? Set.of(ORDER) : Set.of();
    }

    @Override
    public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
      if (++asked % failing == 0) {
        throw new IllegalStateException("sometimes");
      }
      return keysOf(incoming);
    }

    @Override
    public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
      return found.stream()
          .max(Comparator.comparing(Candidate::sentAt))
          .map(candidate -> Match.of(candidate, "Subject", "order number"));
    }
  }
}
