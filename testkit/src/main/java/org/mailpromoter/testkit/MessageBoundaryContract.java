package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.testkit.fault.RepeatingMailbox;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * A faulty message affects no other, over a store: whichever stage fails for it, the messages
 * around it become activities in the same run, and it is retried in later runs until its budget is
 * used up and it is undeliverable.
 *
 * @since 0.1
 */
@Timeout(120)
public interface MessageBoundaryContract {
  /** A new, empty store. */
  StoreUnderTest emptyStore() throws Exception;

  /** What fails over the message. */
  @FunctionalInterface
  interface Poison {
    /** The store around which it fails; the same store, when it is not the store that fails. */
    ActivityStore before(ActivityStore store);
  }

  /** The store refuses to look the message up. */
  @Test
  default void aMessageThatCannotBeLookedUpCostsItselfOnly() throws Exception {
    new Trial(this).fails(store -> failing(store, MessageBoundaryContract::asksAboutPoison));
  }

  /** The store refuses to write an activity. */
  @Test
  default void aMessageWhoseActivityCannotBeWrittenCostsItselfOnly() throws Exception {
    new Trial(this).fails(store -> failing(store, MessageBoundaryContract::createsPoison));
  }

  /** The store refuses to write even the decision, with any data of the message. */
  @Test
  default void aMessageWhoseDecisionCannotBeWrittenCostsItselfOnly() throws Exception {
    new Trial(this).fails(store -> failing(store, MessageBoundaryContract::decidesPoison));
  }

  /** Code that is missing, or that never ends, is not a reason to stop either. */
  @Test
  default void anErrorOverAMessageCostsThatMessageOnly() throws Exception {
    new Trial(this)
        .fails(
            store ->
                failing(
                    store,
                    MessageBoundaryContract::createsPoison,
                    () -> new NoClassDefFoundError("x")));
    new Trial(this)
        .fails(
            store ->
                failing(store, MessageBoundaryContract::asksAboutPoison, StackOverflowError::new));
  }

  /** The rules fail over a message, here over a record that is null. */
  @Test
  default void aMessageThatCannotBeDecidedCostsItselfOnly() throws Exception {
    Trial trial = new Trial(this);
    trial.records = answering(trial.records, Collections.singletonList(null));
    trial.fails(store -> store);
  }

  /** Facts cannot be encoded, here because of a time that has no milliseconds. */
  @Test
  default void aMessageWhoseFactsCannotBeEncodedCostsItselfOnly() throws Exception {
    Trial trial = new Trial(this);
    PartyRecord poison =
        PartyRecord.of(RecordId.parse("contact:poison").orElseThrow(), "Poison")
            .createdAt(Instant.MAX);
    trial.records = answering(trial.records, List.of(poison));
    trial.fails(store -> store);
  }

  /** A header that the mailbox does not hand out. */
  @Test
  default void aMessageThatTheMailboxDoesNotHandOutCostsItselfOnly() throws Exception {
    Trial trial = new Trial(this);
    trial.mailbox.refuseHeadersWith("Subject: poison");
    trial.fails(store -> store);
  }

  /** So it is in the middle of many pages, of which others are on their way. */
  @Test
  default void aMessageThatFailsInALaterPageCostsItselfOnly() throws Exception {
    for (Failing stage :
        List.<Failing>of(
            MessageBoundaryContract::asksAboutPoison, MessageBoundaryContract::createsPoison)) {
      Trial trial = new Trial(this);
      for (int i = 0; i < 15; i++) {
        trial.mailbox.deliver(i == 7 ? Trial.poison() : TestLine.reply().bytes());
      }
      try (StoreUnderTest store = emptyStore()) {
        trial.line.recordTheOffer(store.store());
        MailboxReport report =
            trial.line.sync(failing(store.store(), stage), new RepeatingMailbox(trial.mailbox));
        assertThat(report.failures()).isEmpty();
        assertThat(report.promoted()).isEqualTo(14);
        assertThat(trial.decisions(store)).hasSize(15);
      }
    }
  }

  /** A message that is repeated within one read is recognised by its place (MS-3). */
  @Test
  default void aMessageThatIsToldTwiceInOneReadIsDecidedOnce() throws Exception {
    MailboxScript script = MailboxScript.begin().repeating();
    for (int i = 0; i < 10; i++) {
      script = script.deliver(TestLine.reply().body("Reply " + i));
    }
    script.run().play(this::tenDecidedOnce);
  }

  private void tenDecidedOnce(MailboxSource mailbox) throws Exception {
    TestLine line = new TestLine();
    try (StoreUnderTest store = emptyStore()) {
      line.recordTheOffer(store.store());
      MailboxReport report = line.sync(store.store(), mailbox);
      assertThat(report.failures()).isEmpty();
      assertThat(report.promoted()).isEqualTo(10);
      assertThat(report.recognised()).isPositive();
      assertThat(store.decisions().list(DecisionFilter.all(), 100)).hasSize(10);
      assertThat(line.sync(store.store(), mailbox).counts()).isEmpty();
    }
  }

  /** If every message fails, the messages are not the cause: nothing is decided or skipped. */
  @Test
  default void whatFailsOverEveryMessageCostsTheFolderAndNoMessage() throws Exception {
    Trial trial = new Trial(this);
    trial.deliver();
    try (StoreUnderTest store = emptyStore()) {
      trial.line.recordTheOffer(store.store());
      ActivityStore broken = failing(store.store(), (method, arguments) -> isCommit(method));
      MailboxReport report = trial.line.sync(broken, trial.mailbox);
      assertThat(report.failures())
          .singleElement()
          .satisfies(failure -> assertThat(failure.fault().code().id()).isEqualTo("sync/defect"));
      assertThat(trial.decisions(store)).isEmpty();
      assertThat(trial.line.sync(store.store(), trial.mailbox).promoted()).isEqualTo(5);
    }
  }

  /** A message among others, one stage of the line that fails over it, and a store. */
  final class Trial {
    private static final int BUDGET = 5;

    private final MessageBoundaryContract contract;
    private final TestLine line = new TestLine();
    private final InMemoryMailbox mailbox = new InMemoryMailbox();
    private RecordDirectory records = line.directory();

    Trial(MessageBoundaryContract contract) {
      this.contract = contract;
    }

    private void deliver() {
      mailbox.deliver(TestLine.reply().body("First").bytes());
      mailbox.deliver(TestLine.reply().body("Second").bytes());
      mailbox.deliver(poison());
      mailbox.deliver(TestLine.fromAnna().inReplyTo("<poison@customer.example>").bytes());
      mailbox.deliver(TestLine.reply().body("Third").bytes());
    }

    private static byte[] poison() {
      return TestLine.fromAnna()
          .id("<poison@customer.example>")
          .cc("poison@customer.example")
          .subject("poison")
          .inReplyTo("<offer@ours.example>")
          .bytes();
    }

    void fails(Poison poison) throws Exception {
      deliver();
      try (StoreUnderTest store = contract.emptyStore()) {
        line.recordTheOffer(store.store());
        MailboxReport first = run(poison, store);
        assertThat(first.failures()).isEmpty();
        assertThat(first.promoted()).isEqualTo(3);
        assertThat(poisoned(store).subReasons()).containsExactly(SubReason.CREATION_FAILED);
        assertThat(FactsCodec.decode(poisoned(store).facts()).attempts().why())
            .isNotEqualTo(Obstacle.NONE);
        for (int attempt = 2; attempt < BUDGET; attempt++) {
          assertThat(run(poison, store).alerts()).isEmpty();
        }
        MailboxReport last = run(poison, store);
        assertThat(last.failures()).isEmpty();
        assertThat(poisoned(store).reason()).isEqualTo(Reason.UNDELIVERABLE);
        assertThat(last.alerts())
            .extracting(Alert::text)
            .singleElement()
            .asString()
            .contains("number 3");
        assertThat(run(poison, store).counts()).isEmpty();
        assertThat(decisions(store)).hasSize(5);
      }
    }

    private MailboxReport run(Poison poison, StoreUnderTest store) throws InterruptedException {
      return line.sync(poison.before(store.store()), mailbox, records);
    }

    private DecisionEntry poisoned(StoreUnderTest store) {
      return decisions(store).stream()
          .filter(each -> each.ref().id().equals("3"))
          .findFirst()
          .orElseThrow();
    }

    private List<DecisionEntry> decisions(StoreUnderTest store) {
      List<DecisionEntry> entries = new ArrayList<>();
      for (StoredDecision each : store.decisions().list(DecisionFilter.all(), 100)) {
        store.decisions().find(each.id()).ifPresent(found -> entries.add(found.entry()));
      }
      return entries;
    }
  }

  /** Which calls fail. */
  @FunctionalInterface
  interface Failing {
    /** Returns whether a call fails. */
    boolean at(String method, Object[] arguments);
  }

  private static boolean isCommit(String method) {
    return method.equals("commit");
  }

  private static boolean asksAboutPoison(String method, Object[] arguments) {
    return method.equals("lookUp")
        && ((Query) arguments[0])
            .occurrences().values().stream().anyMatch(each -> each.key().contains("poison"));
  }

  private static boolean createsPoison(String method, Object[] arguments) {
    return isCommit(method)
        && ((Commit) arguments[0])
            .activities().stream().anyMatch(each -> each.activity().subject().contains("poison"));
  }

  private static boolean decidesPoison(String method, Object[] arguments) {
    if (!isCommit(method)) {
      return false;
    }
    Commit commit = (Commit) arguments[0];
    List<DecisionEntry> all = new ArrayList<>(commit.decisions());
    all.addAll(commit.decidedAgain());
    return all.stream().anyMatch(each -> each.subject().contains("poison"));
  }

  private static ActivityStore failing(ActivityStore store, Failing when) {
    return failing(store, when, () -> new ArithmeticException("long overflow"));
  }

  private static ActivityStore failing(
      ActivityStore store, Failing when, Supplier<Throwable> fault) {
    return (ActivityStore)
        Proxy.newProxyInstance(
            ActivityStore.class.getClassLoader(),
            new Class<?>[] {ActivityStore.class},
            (proxy, method, arguments) -> {
              if (when.at(method.getName(), arguments)) {
                throw fault.get();
              }
              return call(method, store, arguments);
            });
  }

  private static Object call(Method method, ActivityStore store, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** Records that answer something else about one address. */
  private static RecordDirectory answering(RecordDirectory behind, List<PartyRecord> poison) {
    return (RecordDirectory)
        Proxy.newProxyInstance(
            RecordDirectory.class.getClassLoader(),
            new Class<?>[] {RecordDirectory.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(behind, arguments);
              return method.getName().equals("resolve")
                  ? with((Map<?, ?>) answer, (Collection<?>) arguments[0], poison)
                  : answer;
            });
  }

  private static Map<Object, Object> with(
      Map<?, ?> answer, Collection<?> asked, List<PartyRecord> poison) {
    Map<Object, Object> all = new HashMap<>(answer);
    EmailAddress address = new EmailAddress("poison@customer.example");
    if (asked.contains(address)) {
      all.put(address, poison);
    }
    return all;
  }
}
