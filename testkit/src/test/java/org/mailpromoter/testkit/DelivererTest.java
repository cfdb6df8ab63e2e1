package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.DeliveryError;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.delivery.SinkTask;
import org.mailpromoter.core.delivery.TryBudget;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.memory.InMemoryAlertLog;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.core.store.UndeliveredAlert;
import org.mailpromoter.testkit.memory.RecordingSink;

class DelivererTest {
  private static final SinkId CRM = new SinkId("crm");
  private static final SinkId LOG = new SinkId("log");
  private static final Duration LONG = Duration.ofMinutes(5);

  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final InMemoryAlertLog alerts = new InMemoryAlertLog();
  private final Hand clock = new Hand();
  private final RecordingSink crm = new RecordingSink();
  private final RecordingSink log = new RecordingSink();

  private void activities(int from, int to) {
    for (int id = from; id <= to; id++) {
      add(id, Optional.empty());
    }
  }

  private void add(long id, Optional<ActivityId> parent) {
    EmailActivity.Builder activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", id))
            .createdAt(clock.instant());
    parent.ifPresent(each -> activity.correlated(each, CorrelationMethod.IN_REPLY_TO, false));
    store.add(new NewActivity(activity.build(), Set.of()));
  }

  private List<SinkReport> drain(SinkTask... tasks) throws InterruptedException {
    try (Deliverer deliverer = deliverer(tasks)) {
      return deliverer.drain();
    }
  }

  private Deliverer deliverer(SinkTask... tasks) {
    return new Deliverer(store.outbox(), alerts, List.of(tasks), clock);
  }

  private static SinkTask task(SinkId id, ActivitySink sink) {
    return new SinkTask(id, sink, TryBudget.STANDARD, LONG);
  }

  private static List<Long> arrived(RecordingSink sink) {
    return sink.arrived().stream().map(event -> event.activity().id().value()).toList();
  }

  private SinkBacklog backlog(SinkId sink) {
    return store.outbox().backlogs().stream()
        .filter(each -> each.sink().equals(sink))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everythingIsDeliveredToEverySinkInOrder() throws Exception {
    store.outbox().subscribe(Set.of(CRM, LOG));
    activities(1, 120);
    List<SinkReport> reports = drain(task(CRM, crm), task(LOG, log));
    assertThat(arrived(crm)).hasSize(120).isSorted();
    assertThat(arrived(log)).hasSize(120).isSorted();
    assertThat(reports)
        .containsExactly(new SinkReport(CRM, 120, 0, 0, ""), new SinkReport(LOG, 120, 0, 0, ""));
    assertThat(raised()).isEmpty();
    assertThat(drain(task(CRM, crm)).get(0).delivered()).isZero();
  }

  @Test
  void t28_anEventThatFailsFiveTimesIsUndeliverableUntilAPersonAsksForIt() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    crm.answer(event -> Delivery.later("The CRM says no."));
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(drain(task(CRM, crm)).get(0).postponed()).isEqualTo(1);
      assertThat(drain(task(CRM, crm)).get(0).postponed()).as("before its time").isZero();
      clock.pass(Duration.ofHours(1));
    }
    assertThat(drain(task(CRM, crm)).get(0).setAside()).isEqualTo(1);
    clock.pass(Duration.ofDays(9));
    assertThat(drain(task(CRM, crm)).get(0)).isEqualTo(new SinkReport(CRM, 0, 0, 0, ""));
    List<Undelivered> given = store.outbox().setAside(CRM, 10);
    assertThat(given).extracting(Undelivered::why).containsExactly("The CRM says no.");
    assertThat(alerts.latest(1).get(0).text())
        .contains("The sink crm set aside one event", "retry them");
    crm.answer(event -> Delivery.done());
    store.outbox().retry(CRM);
    assertThat(drain(task(CRM, crm)).get(0).delivered()).isEqualTo(1);
    assertThat(crm.arrived().get(0).id()).isEqualTo(given.get(0).event().id());
  }

  @Test
  void thePausesBetweenTriesGrowUpToTheLongest() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    crm.answer(event -> Delivery.later("It is down."));
    TryBudget budget = new TryBudget(10, Duration.ofMinutes(1), Duration.ofMinutes(3));
    for (long minutes : new long[] {1, 2, 3, 3}) {
      SinkTask task = new SinkTask(CRM, crm, budget, LONG);
      assertThat(drain(task).get(0).postponed()).isEqualTo(1);
      clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(drain(task).get(0).postponed()).isZero();
      clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void aSinkThatWasDownCatchesUpInTheOrderOfEachConversation() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    AtomicInteger calls = new AtomicInteger();
    crm.answer(
        event ->
            calls.incrementAndGet() % 3 == 0 ? Delivery.done() : Delivery.later("It is down."));
    for (int id = 1; id <= 60; id++) {
      add(id, id > 6 ? Optional.of(new ActivityId(id - 6)) : Optional.empty());
    }
    for (int round = 0; round < 40; round++) {
      drain(task(CRM, crm));
      clock.pass(Duration.ofHours(2));
      store.outbox().retry(CRM);
    }
    crm.answer(event -> Delivery.done());
    drain(task(CRM, crm));
    assertThat(arrived(crm)).hasSize(60).doesNotHaveDuplicates();
    for (long conversation = 1; conversation <= 6; conversation++) {
      ActivityId first = new ActivityId(conversation);
      assertThat(crm.arrived().stream().filter(event -> event.conversation().equals(first)))
          .extracting(event -> event.activity().id().value())
          .hasSize(10)
          .isSorted();
    }
    assertThat(arrived(crm)).isNotEqualTo(arrived(crm).stream().sorted().toList());
  }

  @Test
  void aSinkThatIsDownLeavesTheTriesOfMostEventsAlone() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 100);
    crm.answer(event -> Delivery.later("It is down."));
    assertThat(drain(task(CRM, crm)).get(0).postponed()).isEqualTo(3);
    assertThat(drain(task(CRM, crm)).get(0).fine()).as("it is left alone for a while").isTrue();
    clock.pass(TryBudget.STANDARD.firstPause());
    assertThat(drain(task(CRM, crm)).get(0).postponed()).isEqualTo(3);
    assertThat(backlog(CRM).failing()).isEqualTo(3);
    assertThat(backlog(CRM).pending()).isEqualTo(100);
  }

  @Test
  void whatIsRejectedIsSetAsideAtOnceAndOthersGoOn() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    add(1, Optional.empty());
    add(2, Optional.of(new ActivityId(1)));
    crm.answer(
        event ->
            event.activity().id().value() == 1
                ? Delivery.rejected("The CRM knows no such record.")
                : Delivery.done());
    assertThat(drain(task(CRM, crm)).get(0))
        .isEqualTo(new SinkReport(CRM, 1, 0, 1, "The CRM knows no such record."));
    assertThat(raised())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.level()).isEqualTo(Alert.Level.ERROR);
              assertThat(alert.about()).isEqualTo("sink crm");
              assertThat(alert.code()).isEqualTo("delivery/undeliverable");
            });
  }

  @Test
  void aPauseThatTheReceiverAsksForCostsNoTryAndQuietensTheSink() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 3);
    crm.answer(event -> Delivery.later(Duration.ofMinutes(10), "Too many requests."));
    for (int round = 0; round < 20; round++) {
      assertThat(drain(task(CRM, crm)).get(0).postponed()).isEqualTo(1);
      assertThat(drain(task(CRM, crm)).get(0).fine()).as("nothing is due in the pause").isTrue();
      clock.pass(Duration.ofMinutes(20));
    }
    assertThat(store.outbox().due(CRM, clock.instant(), 10))
        .extracting(Undelivered::attempts)
        .containsOnly(0);
    clock.pass(Duration.ofDays(8));
    drain(task(CRM, crm));
    clock.pass(Duration.ofDays(1));
    assertThat(store.outbox().due(CRM, clock.instant(), 10))
        .extracting(Undelivered::attempts)
        .contains(1);
  }

  @Test
  void afterAPauseOthersComeBeforeTheEventThatCausedIt() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 3);
    crm.answer(
        event ->
            event.activity().id().value() == 1
                ? Delivery.later(Duration.ofSeconds(1), "I always say so about this one.")
                : Delivery.done());
    drain(task(CRM, crm));
    clock.pass(Duration.ofSeconds(1));
    drain(task(CRM, crm));
    assertThat(arrived(crm)).containsExactly(2L, 3L);
  }

  /** If a sink fails, the other one gets everything, and the try is counted. */
  private void costsOnlyItsOwn(ActivitySink wild, String why) throws Exception {
    store.outbox().subscribe(Set.of(CRM, LOG));
    activities(1, 5);
    List<SinkReport> reports =
        drain(new SinkTask(CRM, wild, TryBudget.STANDARD, Duration.ofMillis(200)), task(LOG, log));
    assertThat(arrived(log)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(reports.get(0).trouble()).contains(why);
    assertThat(reports.get(0).postponed()).isPositive();
    clock.pass(Duration.ofHours(1));
    Undelivered first = store.outbox().due(CRM, clock.instant(), 1).get(0);
    assertThat(first.attempts()).isEqualTo(1);
    assertThat(first.why()).contains(why);
    assertThat(raised())
        .singleElement()
        .satisfies(alert -> assertThat(alert.code()).isEqualTo("delivery/failing"));
  }

  @Test
  void aSinkThatThrowsCostsItsOwnDeliveriesOnly() throws Exception {
    costsOnlyItsOwn(
        event -> {
          throw new IllegalStateException("broken");
        },
        "broken");
  }

  @Test
  void aSinkWhoseClassesAreMissingCostsItsOwnDeliveriesOnly() throws Exception {
    costsOnlyItsOwn(
        event -> {
          throw new NoClassDefFoundError("com/crm/Client");
        },
        "com/crm/Client");
  }

  @Test
  @SuppressWarnings("NullAway") // what a plugin may do
  void aSinkThatAnswersNothingCostsItsOwnDeliveriesOnly() throws Exception {
    costsOnlyItsOwn(event -> null, "no answer");
  }

  @Test
  void aSinkThatDoesNotSayWhyIsNotBelieved() throws Exception {
    costsOnlyItsOwn(event -> Delivery.later(" "), "gave no reason");
  }

  @Test
  void aSinkThatIsInterruptedByItselfCostsItsOwnDeliveriesOnly() throws Exception {
    costsOnlyItsOwn(
        event -> {
          throw new InterruptedException("by nobody");
        },
        "by nobody");
  }

  @Test
  void aSinkThatHangsUntilItIsInterruptedCostsItsOwnDeliveriesOnly() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    costsOnlyItsOwn(
        event -> {
          never.await();
          return Delivery.done();
        },
        "did not answer");
  }

  @Test
  void aSinkThatHangsForEverIsLeftAloneUntilItsCallHasEnded() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 2);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    ActivitySink stubborn =
        event -> {
          calls.incrementAndGet();
          awaitWhateverComes(end);
          return crm.deliver(event);
        };
    SinkTask task = new SinkTask(CRM, stubborn, TryBudget.STANDARD, Duration.ofMillis(100));
    try (Deliverer deliverer = deliverer(task)) {
      assertThat(deliverer.drain().get(0).postponed()).isEqualTo(1);
      assertThat(deliverer.drain().get(0).trouble()).contains("still blocked");
      assertThat(calls).hasValue(1);
      end.countDown();
      clock.pass(Duration.ofHours(1));
      SinkReport report = deliverer.drain().get(0);
      while (!report.fine()) {
        report = deliverer.drain().get(0);
      }
    }
    assertThat(arrived(crm)).containsExactlyInAnyOrder(1L, 2L);
  }

  private static void awaitWhateverComes(CountDownLatch end) {
    boolean ended = false;
    while (!ended) {
      try {
        end.await();
        ended = true;
      } catch (InterruptedException e) {
        // it does not listen
      }
    }
  }

  @Test
  void anInterruptEndsDrainingAndKeepsWhatWasDelivered() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 3);
    CountDownLatch second = new CountDownLatch(1);
    ActivitySink sink =
        event -> {
          if (event.activity().id().value() == 2) {
            second.countDown();
            new CountDownLatch(1).await();
          }
          return crm.deliver(event);
        };
    AtomicReference<Exception> ended = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                drain(task(CRM, sink));
              } catch (InterruptedException e) {
                ended.set(e);
              }
            });
    thread.start();
    second.await();
    thread.interrupt();
    thread.join();
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    assertThat(backlog(CRM).pending()).isEqualTo(2);
    assertThat(backlog(CRM).failing()).isZero();
    drain(task(CRM, crm));
    assertThat(arrived(crm)).containsExactly(1L, 2L, 3L);
  }

  /** The store dies between the delivery and writing it down: the same event comes again. */
  @Test
  void aCrashBeforeItIsWrittenDownRepeatsTheDeliveryUnderTheSameId() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 6);
    List<ActivityEvent> calls = new ArrayList<>();
    ActivitySink counting =
        event -> {
          calls.add(event);
          return crm.deliver(event);
        };
    for (int settled = 0; settled < 3; settled++) {
      DyingOutbox dying = new DyingOutbox(store.outbox(), settled);
      try (Deliverer deliverer =
          new Deliverer(dying, alerts, List.of(task(CRM, counting)), clock)) {
        assertThatThrownBy(deliverer::drain).hasMessage("died");
      }
    }
    drain(task(CRM, counting));
    assertThat(calls)
        .extracting(event -> event.activity().id().value())
        .containsExactly(1L, 1L, 2L, 2L, 3L, 4L, 4L, 5L, 6L);
    assertThat(calls.get(1).id()).isEqualTo(calls.get(0).id());
    assertThat(arrived(crm)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void whatIsSaidIsCut() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    char[] much = new char[100_000];
    Arrays.fill(much, 'x');
    crm.answer(event -> Delivery.later(new String(much)));
    assertThat(drain(task(CRM, crm)).get(0).trouble()).hasSizeLessThan(600);
  }

  @Test
  void aTimeThatAWrongClockWroteHoldsNothingBackForLong() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    Duration tenYears = Duration.ofDays(3650);
    clock.pass(tenYears);
    crm.answer(event -> Delivery.later(Duration.ofHours(1), "Busy."));
    drain(task(CRM, crm));
    clock.pass(tenYears.negated());
    crm.answer(event -> Delivery.done());
    assertThat(drain(task(CRM, crm)).get(0).delivered()).isZero();
    clock.pass(TryBudget.STANDARD.longestPause().multipliedBy(2));
    assertThat(drain(task(CRM, crm)).get(0).delivered()).isEqualTo(1);
  }

  @Test
  void aSinkThatStaysDownIsAlertedOnceAndThatItIsWellAgain() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    crm.answer(event -> Delivery.later("The CRM says no."));
    try (Deliverer deliverer = deliverer(task(CRM, crm))) {
      deliverer.drain();
      clock.pass(Duration.ofHours(2));
      deliverer.drain();
      clock.pass(Duration.ofHours(2));
      crm.answer(event -> Delivery.done());
      deliverer.drain();
    }
    assertThat(raised())
        .extracting(Alert::course)
        .containsExactly(Alert.Course.LASTS, Alert.Course.OVER);
    activities(2, 2);
    drain(task(CRM, crm));
    assertThat(raised()).as("another process knows that it is over").hasSize(2);
  }

  @Test
  void whatAnotherProcessSaidToFailIsOverWhenItWorks() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    crm.answer(event -> Delivery.later("The CRM says no."));
    drain(task(CRM, crm));
    crm.answer(event -> Delivery.done());
    clock.pass(Duration.ofHours(2));
    drain(task(CRM, crm));
    assertThat(raised())
        .extracting(Alert::course)
        .containsExactly(Alert.Course.LASTS, Alert.Course.OVER);
  }

  @Test
  void alertsAreToldInTheirOrderUpToTheFirstThatFails() throws Exception {
    Told told = new Told(4);
    List<Long> heard = new ArrayList<>();
    ActivitySink listening =
        new ActivitySink() {
          @Override
          public Delivery deliver(ActivityEvent event) {
            return Delivery.done();
          }

          @Override
          public Delivery deliverAlert(AlertEvent event) {
            heard.add(event.id().number());
            return event.id().number() == 2
                ? Delivery.rejected("Not this one.")
                : event.id().number() == 3 ? Delivery.later("Down.") : Delivery.done();
          }
        };
    try (Deliverer deliverer =
        new Deliverer(store.outbox(), told, alerts, List.of(task(CRM, listening)), clock)) {
      assertThat(deliverer.drain().get(0).trouble()).isEqualTo("Not this one.");
      assertThat(deliverer.drain().get(0).trouble()).isEqualTo("Down.");
    }
    assertThat(heard).containsExactly(1L, 2L, 3L);
    assertThat(told.settled)
        .extracting(Settlement::state)
        .containsExactly(
            Settlement.State.DELIVERED, Settlement.State.SET_ASIDE, Settlement.State.PENDING);
  }

  @Test
  void aSinkWithoutAReadableSecretKeepsTheTriesOfItsEvents() throws Exception {
    store.outbox().subscribe(Set.of(CRM));
    activities(1, 1);
    crm.answer(
        event -> {
          throw new DirectoryException(DeliveryError.FAILING, "The secret is gone.", null);
        });
    for (int attempt = 0; attempt < 9; attempt++) {
      assertThat(drain(task(CRM, crm)).get(0))
          .isEqualTo(new SinkReport(CRM, 0, 1, 0, "The secret is gone."));
      clock.pass(Duration.ofHours(1));
    }
  }

  /** Alerts with the numbers from 1 on, each due until it is settled as done. */
  private static final class Told implements AlertOutbox {
    private final List<Settlement> settled = new ArrayList<>();
    private final long last;
    private long done;

    Told(long last) {
      this.last = last;
    }

    @Override
    public void subscribe(Set<SinkId> sinks) {
      // every sink is
    }

    @Override
    public Optional<UndeliveredAlert> next(SinkId sink, Instant now, Instant latest) {
      Alert alert = new Alert(Alert.Level.WARNING, now, "anna", "", "It fails.");
      return done == last
          ? Optional.empty()
          : Optional.of(
              new UndeliveredAlert(new AlertEvent(new EventId("x_alerts", done + 1), alert), 0));
    }

    @Override
    public List<AlertEvent> waiting(SinkId sink, int limit) {
      throw new UnsupportedOperationException("who delivers asks for one after the other");
    }

    @Override
    public void settle(SinkId sink, long number, Settlement settlement) {
      settled.add(settlement);
      done = settlement.state() == Settlement.State.PENDING ? done : number;
    }
  }

  /** The first one first. */
  private List<Alert> raised() {
    List<Alert> raised = new ArrayList<>(alerts.latest(100));
    Collections.reverse(raised);
    return raised;
  }

  /** A clock that is moved by hand. */
  private static final class Hand extends Clock {
    private volatile Instant now = Instant.parse("2026-01-05T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
