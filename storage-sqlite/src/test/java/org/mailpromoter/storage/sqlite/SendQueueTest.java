package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.dispatch.SendQueue;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.storage.sqlite.ModelServer.Does;
import org.mailpromoter.testkit.OutgoingStoreContract;
import org.mailpromoter.testkit.fault.CrashPoint;
import org.mailpromoter.testkit.fault.FaultyPort;

/** The queue of a mailbox over a real store. */
class SendQueueTest {
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);
  private static final SendLimits MANY = new SendLimits(1_000, 1_000, 1_000);
  private static final SendLimits ANY =
      new SendLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** To the queue, the others are like one of these. */
  private static final List<Does> DIFFERENT =
      List.of(
          Does.ACCEPT,
          Does.REFUSE,
          Does.DEFER_AFTER,
          Does.ACCEPT_AND_LOSE_THE_ANSWER,
          Does.LOSE_THE_MAIL,
          Does.REFUSE_THE_LOGIN,
          Does.ACCEPT_AND_FAIL);

  @TempDir private Path folder;
  private final Hand clock = new Hand();
  private SqliteStorage storage;

  /** A clock that is moved by hand. */
  private static final class Hand extends Clock {
    private Instant now = OutgoingStoreContract.NOW;

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

  @BeforeEach
  void open() {
    storage = Joined.to(folder.resolve("t.db"));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private OutgoingStore store() {
    return storage.outgoingStore();
  }

  private SendQueue queue(OutgoingStore over, SendLimits limits) {
    return new SendQueue(
        OutgoingStoreContract.ANNA, over, PROCESS, limits, storage.alertLog(), clock);
  }

  private SendRound drain(ModelServer server) throws InterruptedException {
    return queue(store(), MANY).drain(server);
  }

  private List<OutgoingId> add(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> OutgoingStoreContract.addTo(store(), i).id())
        .toList();
  }

  /** More than are looked up or allowed at once. */
  @Test
  void longQueuesAreSentInOrderToo() throws Exception {
    add(120);
    ModelServer server = new ModelServer();
    assertThat(drain(server)).isEqualTo(new SendRound(120, 120, Optional.empty()));
    assertThat(server.accepted()).isEqualTo(texts(IntStream.range(0, 120).toArray()));
  }

  /** Someone gives up a mail after it was looked up, or after it was claimed with an answer. */
  @Test
  void aMailThatIsGivenUpMeanwhileIsNotSent() throws Exception {
    List<OutgoingId> ids = add(3);
    ModelServer server = new ModelServer();
    server.whenAccepting(
        () -> store().change(ids.get(1), new SendEvent.Canceled(), PROCESS, clock.now));
    drain(server);
    assertThat(server.accepted()).isEqualTo(texts(0, 2));
    assertThat(phases()).containsExactly(Phase.SENT, Phase.CANCELED, Phase.SENT);
  }

  private static List<String> texts(int... numbers) {
    return IntStream.of(numbers).mapToObj(OutgoingStoreContract::text).toList();
  }

  private List<Phase> phases() {
    List<OutgoingMail> all =
        new ArrayList<>(store().list(OutgoingFilter.ALL, Optional.empty(), 100));
    Collections.reverse(all);
    return all.stream().map(each -> each.state().phase()).toList();
  }

  private List<String> alerts() {
    return storage.alertLog().latest(10).stream().map(Alert::code).toList();
  }

  @Test
  void mailIsSentInOrder() throws Exception {
    add(5);
    ModelServer server = new ModelServer();
    SendRound round = drain(server);
    assertThat(server.accepted()).isEqualTo(texts(0, 1, 2, 3, 4));
    assertThat(round).isEqualTo(new SendRound(5, 5, Optional.empty()));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aMailThatIsDeferredLetsOthersPassAndIsTriedAgain() throws Exception {
    add(2);
    ModelServer server = new ModelServer(Does.DEFER_BEFORE, Does.ACCEPT, Does.DEFER_AFTER);
    SendRound round = drain(server);
    assertThat(server.accepted()).isEqualTo(texts(1));
    assertThat(round.next()).contains(clock.now.plusSeconds(60));
    clock.now = round.next().orElseThrow();
    Instant third = drain(server).next().orElseThrow();
    assertThat(third).isEqualTo(clock.now.plus(Duration.ofMinutes(5)));
    clock.now = third;
    drain(server);
    assertThat(server.accepted()).isEqualTo(texts(1, 0));
  }

  /** Nobody is told of what is brief, and of what lasts once. */
  @Test
  void aMailThatWaitsForLongIsSaidOnce() throws Exception {
    add(1);
    ModelServer server =
        new ModelServer(
            Does.DEFER_BEFORE,
            Does.DEFER_BEFORE,
            Does.DEFER_BEFORE,
            Does.DEFER_BEFORE,
            Does.DEFER_BEFORE);
    for (int tries = 1; tries <= 5; tries++) {
      clock.now = drain(server).next().orElseThrow();
      assertThat(alerts()).hasSize(tries < 4 ? 0 : 1);
    }
    assertThat(storage.alertLog().latest(1).get(0).text())
        .contains("it waits since 2026-01-05T12:00:00Z");
  }

  /** Of a conversation nothing overtakes, whatever else goes on (SO-4). */
  @Test
  void mailOfAConversationKeepsItsOrderWhileOtherMailGoesOn() throws Exception {
    add(1);
    OutgoingStoreContract.addTo(store(), 1, 0);
    OutgoingStoreContract.addTo(store(), 2, 0);
    OutgoingStoreContract.addTo(store(), 3);
    ModelServer server = new ModelServer(Does.DEFER_AFTER);
    SendRound round = drain(server);
    assertThat(server.accepted()).isEqualTo(texts(3));
    assertThat(round.next()).contains(clock.now.plusSeconds(60));
    clock.now = round.next().orElseThrow();
    assertThat(drain(server)).isEqualTo(new SendRound(3, 3, Optional.empty()));
    assertThat(server.accepted()).isEqualTo(texts(3, 0, 1, 2));
  }

  @Test
  void aConversationGoesOnBehindAMailThatIsUncertain() throws Exception {
    add(1);
    OutgoingStoreContract.addTo(store(), 1, 0);
    ModelServer server = new ModelServer(Does.LOSE_THE_MAIL);
    drain(server);
    assertThat(server.accepted()).isEqualTo(texts(1));
  }

  @Test
  void aServerThatIsAwayIsAskedOnceForAll() throws Exception {
    add(3);
    ModelServer server = new ModelServer(Does.BE_AWAY);
    SendRound round = drain(server);
    assertThat(server.tries()).isEqualTo(1);
    assertThat(round.next()).contains(clock.now.plusSeconds(60));
    clock.now = round.next().orElseThrow();
    drain(server);
    assertThat(server.accepted()).containsExactlyInAnyOrderElementsOf(texts(0, 1, 2));
  }

  @Test
  void aRefusedLoginStopsTheMailboxUntilAPersonActs() throws Exception {
    List<OutgoingId> ids = add(2);
    ModelServer server = new ModelServer(Does.REFUSE_THE_LOGIN);
    assertThat(drain(server).next()).isEmpty();
    clock.now = clock.now.plus(Duration.ofDays(3));
    drain(server);
    assertThat(server.tries()).isEqualTo(1);
    assertThat(phases()).containsExactly(Phase.HELD, Phase.PENDING_SEND);
    assertThat(alerts()).containsExactly("sending/login-refused");
    store().change(ids.get(0), new SendEvent.Hurried(), PROCESS, clock.now);
    drain(server);
    assertThat(server.accepted()).isEqualTo(texts(0, 1));
  }

  @Test
  void limitsHoldMailAndReleaseItByThemselvesInOrder() throws Exception {
    add(5);
    ModelServer server = new ModelServer();
    SendLimits two = new SendLimits(2, 100, 100);
    SendRound round = queue(store(), two).drain(server);
    assertThat(server.accepted()).hasSize(2);
    assertThat(round.next()).contains(clock.now.plusSeconds(60));
    assertThat(phases().get(2)).isEqualTo(Phase.HELD);
    OutgoingMail held = store().list(OutgoingFilter.ALL, Optional.empty(), 5).get(2);
    assertThat(held.state().reason()).isEqualTo(SendReason.LIMIT_REACHED);
    assertThat(held.state().next()).isEqualTo(round.next());
    for (int i = 0; i < 2; i++) {
      clock.now = clock.now.plusSeconds(60);
      queue(store(), two).drain(server);
    }
    assertThat(server.accepted()).isEqualTo(texts(0, 1, 2, 3, 4));
  }

  @Test
  void aLostAnswerIsSaidAndNothingIsSentAgain() throws Exception {
    add(2);
    ModelServer server = new ModelServer(Does.ACCEPT_AND_LOSE_THE_ANSWER);
    drain(server);
    clock.now = clock.now.plus(Duration.ofDays(9));
    drain(server);
    assertThat(server.accepted()).isEqualTo(texts(0, 1));
    assertThat(phases()).containsExactly(Phase.UNCERTAIN, Phase.SENT);
    assertThat(alerts()).containsExactly("sending/uncertain");
  }

  @Test
  void aRefusedMailIsSaid() throws Exception {
    add(1);
    drain(new ModelServer(Does.REFUSE));
    assertThat(phases()).containsExactly(Phase.FAILED);
    assertThat(alerts()).containsExactly("sending/failed");
    assertThat(storage.alertLog().latest(1).get(0).text()).contains("(550 no)");
  }

  @Test
  void aFaultOfTheSenderCostsOneTryBeforeTheHandOverAndIsUncertainAfterIt() throws Exception {
    add(2);
    drain(new ModelServer(Does.FAIL_BEFORE, Does.ACCEPT_AND_FAIL));
    assertThat(phases()).containsExactly(Phase.PENDING_SEND, Phase.UNCERTAIN);
  }

  /** The process dies before and after every call of the store, whatever the server does. */
  @Test
  void whereverTheProcessDiesNothingIsLostAndNothingIsSentTwice() throws Exception {
    int number = 0;
    int uncertain = 0;
    for (Does server : DIFFERENT) {
      CrashPoint undisturbed = CrashPoint.never();
      play(undisturbed, server, number++);
      for (int step = 1; step <= undisturbed.steps(); step++) {
        Phase end = play(CrashPoint.at(step), server, number++);
        uncertain += server == Does.ACCEPT && end == Phase.UNCERTAIN ? 1 : 0;
      }
    }
    assertThat(uncertain).as("crashes that left a doubt").isPositive();
  }

  /** The answer to one mail and the claim of the next are one change, also when it is the last. */
  @Test
  void whereverTheProcessDiesTheMailBehindAnotherIsSentOnceToo() throws Exception {
    CrashPoint undisturbed = CrashPoint.never();
    playThree(undisturbed, 0);
    for (int step = 1; step <= undisturbed.steps(); step++) {
      playThree(CrashPoint.at(step), 10 * step);
    }
  }

  private void playThree(CrashPoint crash, int number) throws Exception {
    List<OutgoingId> mails =
        IntStream.range(number, number + 3)
            .mapToObj(i -> OutgoingStoreContract.addTo(store(), i).id())
            .toList();
    ModelServer server = new ModelServer();
    sendAll(crash, server);
    assertThat(server.accepted()).doesNotHaveDuplicates();
    for (int i = 0; i < mails.size(); i++) {
      Phase end = store().find(mails.get(i)).orElseThrow().state().phase();
      boolean accepted = server.accepted().contains(OutgoingStoreContract.text(number + i));
      boolean agrees = end == Phase.UNCERTAIN || end == Phase.SENT && accepted;
      assertThat(agrees).as("mail %s, crash at %s: %s", i, crash.steps(), end).isTrue();
      store().change(mails.get(i), new SendEvent.Canceled(), PROCESS, clock.now);
    }
  }

  private void sendAll(CrashPoint crash, ModelServer server) throws InterruptedException {
    OutgoingStore faulty = FaultyPort.of(OutgoingStore.class, store(), crash);
    Optional<Instant> next = Optional.of(clock.now);
    while (next.isPresent()) {
      clock.now = next.get().isAfter(clock.now) ? next.get() : clock.now;
      try {
        next = queue(faulty, ANY).drain(server).next();
      } catch (CrashPoint.Crash died) {
        // the next round is that of another process
      }
    }
  }

  /** One mail until nothing happens any more. */
  private Phase play(CrashPoint crash, Does does, int number) throws Exception {
    OutgoingMail mail = OutgoingStoreContract.addTo(store(), number);
    ModelServer server = new ModelServer(does);
    sendAll(crash, server);
    Phase end = store().find(mail.id()).orElseThrow().state().phase();
    int copies = server.accepted().size();
    boolean agrees =
        switch (end) {
          case SENT -> copies == 1;
          case UNCERTAIN -> copies <= 1;
          case FAILED -> copies == 0 && does == Does.REFUSE;
          case HELD -> copies == 0 && does == Does.REFUSE_THE_LOGIN;
          default -> false;
        };
    String story = does + ", crash at " + crash.steps() + ": " + end + ", copies " + copies;
    assertThat(agrees).as(story).isTrue();
    store().change(mail.id(), new SendEvent.Canceled(), PROCESS, clock.now);
    return end;
  }
}
