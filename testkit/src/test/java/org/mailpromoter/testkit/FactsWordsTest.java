package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.guard.GuardedStrategy;
import org.mailpromoter.core.guard.StrategyLimits;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * Whatever fails, what is stored about a message holds no sentence of the program: everything in it
 * that reads like words comes from the message, the mailbox, or what a plugin threw.
 */
class FactsWordsTest {
  private static final StrategyLimits LIMITS = new StrategyLimits(Duration.ofSeconds(2), 5, 2);

  /** What mailboxes say here, subjects and their sorted words, and what faulty strategies throw. */
  private static final Set<String> FOREIGN =
      Set.of(
          "NO [SERVERBUG] try later",
          "the server refuses it",
          "it was taken away",
          "Re: Offer 4711",
          "Offer 4711",
          "offer 4711",
          "4711 offer",
          "Order 4711",
          "4711 order",
          "java.lang.IllegalStateException: broken",
          "java.lang.NoClassDefFoundError: acme/Orders",
          "java.lang.OutOfMemoryError: of its own",
          "java.lang.StackOverflowError: stumbled");

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final TestLine line = new TestLine();

  @AfterAll
  static void letThreadsGo() {
    StrategyFault.OVER.countDown();
  }

  private InMemoryActivityStore read(TestLine how, MailboxSource source) throws Exception {
    InMemoryActivityStore store = how.store();
    how.sync(store, source);
    how.sync(store, source);
    return store;
  }

  private static List<Obstacle.Kind> obstacles(InMemoryActivityStore store) {
    return store.decisions().stream().map(each -> facts(each).attempts().why().kind()).toList();
  }

  private static Facts facts(DecisionEntry entry) {
    return FactsCodec.decode(entry.facts());
  }

  private static void holdsNoSentence(InMemoryActivityStore store) throws Exception {
    assertThat(store.decisions()).isNotEmpty();
    for (DecisionEntry each : store.decisions()) {
      List<String> words = new ArrayList<>();
      collect(facts(each), words);
      collect(TraceCodec.decode(each.trace()), words);
      assertThat(words).hasSizeGreaterThan(10);
      assertThat(words).filteredOn(text -> text.contains(" ")).isSubsetOf(FOREIGN);
    }
  }

  /** Every text in a value of the engine, however deep. */
  private static void collect(Object value, List<String> found) throws IllegalAccessException {
    if (value instanceof String text) {
      found.add(text);
    } else if (value instanceof Optional<?> some && some.isPresent()) {
      collect(some.get(), found);
    } else if (value instanceof Collection<?> many) {
      for (Object each : many) {
        collect(each, found);
      }
    } else if (value instanceof Map<?, ?> map) {
      collect(map.keySet(), found);
      collect(map.values(), found);
    } else if (value.getClass().getName().startsWith("org.mailpromoter.")
        && !(value instanceof Enum)) {
      collectFields(value, found);
    }
  }

  private static void collectFields(Object value, List<String> found)
      throws IllegalAccessException {
    List<Field> fields =
        Stream.of(value.getClass().getDeclaredFields())
            .filter(each -> !Modifier.isStatic(each.getModifiers()))
            .toList();
    for (Field each : fields) {
      each.setAccessible(true);
      Object inner = each.get(value);
      if (inner != null) {
        collect(inner, found);
      }
    }
  }

  @Test
  void ofMailThatTheMailboxRefuses() throws Exception {
    mailbox.deliver(TestLine.reply().subject("Locked").bytes());
    mailbox.deliver(TestLine.reply().body("A broken disk.").bytes());
    mailbox.deliver(TestLine.reply().bytes());
    mailbox.refuseHeadersWith("Subject: Locked");
    mailbox.refuseBodiesWith("A broken disk.");
    InMemoryActivityStore store = read(line, mailbox);
    assertThat(obstacles(store))
        .containsExactly(
            Obstacle.Kind.HEADER_REFUSED, Obstacle.Kind.BODY_REFUSED, Obstacle.Kind.NONE);
    holdsNoSentence(store);
  }

  @Test
  void ofMailThatIsTakenAway() throws Exception {
    mailbox.deliver(TestLine.reply().body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    InMemoryActivityStore store = read(line, mailbox);
    mailbox.removeFirst();
    line.sync(store, mailbox);
    assertThat(obstacles(store)).containsExactly(Obstacle.Kind.NOT_LISTED);
    holdsNoSentence(store);
  }

  @Test
  void ofMailWhoseBodyCannotBeParsed() throws Exception {
    mailbox.deliver(TestLine.reply().body("x".repeat(1_000_000) + "\n").bytes());
    InMemoryActivityStore store = read(line, () -> new BreakingSession(mailbox.open()));
    assertThat(obstacles(store)).containsExactly(Obstacle.Kind.BODY_DAMAGED);
    holdsNoSentence(store);
  }

  @ParameterizedTest
  @EnumSource
  void ofMailOverWhichAStrategyFails(StrategyFault fault) throws Exception {
    for (int i = 0; i < 8; i++) {
      mailbox.deliver(TestLine.fromAnna().subject("Order 4711").bytes());
    }
    CorrelationStrategy foreign = GuardedStrategy.of("foreign", fault.strategy(), LIMITS);
    holdsNoSentence(read(new TestLine().with(foreign), mailbox));
  }
}
