package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.NamedAddress;

/**
 * The contract of every {@link CorrelationStrategy}; the rule numbers are those of its
 * documentation.
 *
 * <p>A hanging test fails after some minutes, with the name of its rule.
 *
 * @since 0.1
 */
@Timeout(
    value = CorrelationStrategyContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface CorrelationStrategyContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /** The strategy, created again or the same one. */
  CorrelationStrategy strategy();

  /** Two messages that the strategy recognises as one conversation. */
  Conversation conversation();

  /** The keys under which a message is kept: those of the strategy, and what the engine adds. */
  default Set<CorrelationKey> keptUnder(Envelope stored) {
    return strategy().keysOf(stored);
  }

  /** CS-1: the same message gives the same answers. */
  @Test
  default void cs01_theSameMessageGivesTheSameAnswers() {
    CorrelationStrategy strategy = strategy();
    Conversation conversation = conversation();
    List<String> first = answers(strategy, conversation);
    assertThat(answers(strategy, conversation)).isEqualTo(first);
    assertThat(answers(strategy(), conversation)).isEqualTo(first);
  }

  /** CS-1: in any thread. */
  @Test
  default void cs01_manyThreadsGetTheAnswersOfOne() throws Exception {
    CorrelationStrategy strategy = strategy();
    Conversation conversation = conversation();
    List<String> alone = answers(strategy, conversation);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> together = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        together.add(threads.submit(() -> answers(strategy, conversation)));
      }
      for (Future<List<String>> each : together) {
        assertThat(each.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** CS-2: the name is legal and stays what it is. */
  @Test
  default void cs02_theNameIsLegalAndStays() {
    assertThat(strategy().name()).matches("[a-z0-9-]{1,60}").isEqualTo(strategy().name());
  }

  /** CS-3: at most 100 keys are kept and 200 sought, whatever is in a message. */
  @Test
  default void cs03_keysAreFew() {
    CorrelationStrategy strategy = strategy();
    messages(conversation())
        .forEach(
            (what, envelope) -> {
              assertThat(sizeOf(strategy.keysOf(envelope))).as(what).isLessThanOrEqualTo(100);
              assertThat(sizeOf(strategy.keysSoughtBy(envelope))).as(what).isLessThanOrEqualTo(200);
            });
  }

  /** CS-3: no key and no evidence has more than 1,000 characters, whatever is in a message. */
  @Test
  default void cs03_keysAndEvidenceAreShort() {
    CorrelationStrategy strategy = strategy();
    List<Candidate> found = candidates(conversation());
    messages(conversation())
        .forEach(
            (what, envelope) -> {
              assertThat(texts(strategy, envelope, found))
                  .as(what)
                  .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(1_000));
            });
  }

  private static List<String> texts(
      CorrelationStrategy strategy, Envelope envelope, List<Candidate> found) {
    List<String> texts = new ArrayList<>();
    for (Set<CorrelationKey> keys :
        List.of(strategy.keysOf(envelope), strategy.keysSoughtBy(envelope))) {
      keys.forEach(key -> Collections.addAll(texts, key.space(), key.value()));
    }
    strategy
        .judge(envelope, found)
        .ifPresent(match -> Collections.addAll(texts, match.clue().where(), match.clue().value()));
    return texts;
  }

  /** CS-1: no thread is begun. */
  @Test
  default void cs01_noThreadIsLeftBehind() throws Exception {
    ThreadGroup group = new ThreadGroup("strategy");
    Thread asking = new Thread(group, () -> answers(strategy(), conversation()));
    asking.start();
    asking.join();
    assertThat(group.activeCount()).as("threads that still run").isZero();
  }

  /** CS-4: nothing is null. */
  @Test
  default void cs04_nothingIsNull() {
    CorrelationStrategy strategy = strategy();
    assertThat(strategy.method()).isNotNull();
    Conversation conversation = conversation();
    messages(conversation)
        .forEach(
            (what, envelope) -> {
              assertThat(present(strategy.keysOf(envelope))).as(what).isTrue();
              assertThat(present(strategy.keysSoughtBy(envelope))).as(what).isTrue();
              assertThat(strategy.judge(envelope, candidates(conversation))).as(what).isNotNull();
            });
  }

  /** CS-5: what belongs together is found by the keys, and recognised with its evidence. */
  @Test
  default void cs05_aMessageFindsItsConversation() {
    Conversation conversation = conversation();
    CorrelationStrategy strategy = strategy();
    Set<CorrelationKey> common = new LinkedHashSet<>(keptUnder(conversation.earlier()));
    common.retainAll(strategy.keysSoughtBy(conversation.later()));
    assertThat(common)
        .as(
            "keys that are kept %s and sought %s",
            keptUnder(conversation.earlier()), strategy.keysSoughtBy(conversation.later()))
        .isNotEmpty();
    Candidate earlier = candidate(7, conversation.earlier(), common);
    Optional<Match> match = strategy.judge(conversation.later(), List.of(earlier));
    assertThat(match)
        .hasValueSatisfying(
            found -> {
              assertThat(found.activity()).isEqualTo(earlier.activity());
              assertThat(found.clue().where()).isNotEmpty().doesNotContainAnyWhitespaces();
            });
  }

  /** CS-6: only what was found is matched. */
  @Test
  default void cs06_onlyWhatWasFoundIsMatched() {
    CorrelationStrategy strategy = strategy();
    Conversation conversation = conversation();
    List<Candidate> found = candidates(conversation);
    List<ActivityId> given = found.stream().map(Candidate::activity).toList();
    messages(conversation)
        .forEach(
            (what, envelope) -> {
              assertThat(strategy.judge(envelope, List.of())).as(what).isEmpty();
              strategy
                  .judge(envelope, found)
                  .ifPresent(match -> assertThat(given).as(what).contains(match.activity()));
            });
  }

  /** CS-7: nothing that it is given is changed. */
  @Test
  default void cs07_nothingIsChanged() {
    Conversation conversation = conversation();
    List<Candidate> before = candidates(conversation);
    List<Candidate> given = new ArrayList<>(before);
    strategy().judge(conversation.later(), given);
    assertThat(given).isEqualTo(before);
  }

  /** CS-9: it asks for few headers, by legal names, and always for the same ones. */
  @Test
  default void cs09_headersAreFewAndStay() {
    Set<String> headers = strategy().headers();
    assertThat(headers).hasSizeLessThanOrEqualTo(10).isEqualTo(strategy().headers());
    assertThat(headers).allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9-]{1,100}"));
  }

  /** CS-8: every message is coped with. */
  @Test
  default void cs08_hostileMailIsCopedWith() {
    CorrelationStrategy strategy = strategy();
    List<Candidate> found = candidates(conversation());
    HostileMail.envelopes()
        .forEach(
            (what, envelope) -> assertThat(answer(strategy, envelope, found)).as(what).isNotNull());
  }

  private static boolean present(Collection<CorrelationKey> keys) {
    return keys != null && keys.stream().noneMatch(key -> key == null);
  }

  private static int sizeOf(Collection<CorrelationKey> keys) {
    return keys == null ? 0 : keys.size();
  }

  private static Map<String, Envelope> messages(Conversation conversation) {
    Map<String, Envelope> messages = new LinkedHashMap<>();
    messages.put("the earlier message", conversation.earlier());
    messages.put("the later message", conversation.later());
    messages.putAll(HostileMail.envelopes());
    return messages;
  }

  private List<String> answers(CorrelationStrategy strategy, Conversation conversation) {
    List<Candidate> found = candidates(conversation);
    List<String> answers = new ArrayList<>();
    messages(conversation)
        .forEach((what, each) -> answers.add(what + ": " + answer(strategy, each, found)));
    return answers;
  }

  private static String answer(
      CorrelationStrategy strategy, Envelope envelope, List<Candidate> found) {
    return strategy.keysOf(envelope)
        + " "
        + strategy.keysSoughtBy(envelope)
        + " "
        + strategy.judge(envelope, found);
  }

  /** Both messages as activities, under every key that either has. */
  private List<Candidate> candidates(Conversation conversation) {
    List<Candidate> candidates = new ArrayList<>();
    long id = 1;
    for (Envelope each : List.of(conversation.earlier(), conversation.later())) {
      Set<CorrelationKey> keys = keptUnder(each);
      candidates.add(candidate(id++, each, keys == null ? Set.of() : keys));
    }
    return List.copyOf(candidates);
  }

  private static Candidate candidate(long id, Envelope envelope, Set<CorrelationKey> keys) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    for (NamedAddress each : envelope.from().addresses()) {
      addresses.add(each.address());
    }
    envelope.to().addresses().forEach(each -> addresses.add(each.address()));
    Set<CorrelationKey> sound = new LinkedHashSet<>(keys);
    sound.removeIf(key -> key == null);
    return Candidate.of(
            new ActivityId(id),
            envelope.messageId(),
            Direction.INCOMING,
            envelope.subject(),
            Instant.EPOCH.plusSeconds(id),
            Optional.empty(),
            sound)
        .between(addresses, Set.of());
  }
}
