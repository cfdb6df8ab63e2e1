package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;

/** A server that wants to be left alone is left alone for as long as it wants. */
class ThrottledSessionTest {
  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox mailbox = stub.mailbox("anna");
  private final FakeTime time = new FakeTime();
  private final MailboxSource source =
      Graph.source(
          Graph.at(time), Graph.profile(stub, Map.of()), Map.of("mailbox", "anna@stub.example"));

  @AfterEach
  void stop() {
    stub.close();
  }

  private static Refusal throttled(int seconds) {
    return Refusal.throttled(Duration.ofSeconds(seconds));
  }

  @Test
  void thePauseThatTheServerAsksForIsKept() throws Exception {
    mailbox.deliver(Reading.mail(1));
    try (MailboxSession session = source.open()) {
      stub.faults().once(GraphOperation.DELTA, GraphFaults.refused(throttled(17)));
      assertThat(Reading.of(session, INBOX, Cursor.START).subjects()).containsExactly("1");
    }
    assertThat(time.waits()).singleElement().satisfies(ThrottledSessionTest::isAbout17Seconds);
  }

  private static void isAbout17Seconds(Duration wait) {
    assertThat(wait).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(22));
  }

  @Test
  void aDateIsAPauseToo() throws Exception {
    stub.faults().quirk(Quirk.RETRY_AFTER_DATE);
    mailbox.deliver(Reading.mail(1));
    try (MailboxSession session = source.open()) {
      stub.faults().once(GraphOperation.DELTA, GraphFaults.refused(throttled(17)));
      assertThat(Reading.of(session, INBOX, Cursor.START).subjects()).containsExactly("1");
    }
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void aStormEndsTheRunWithTheTimeOfTheNextOne() throws Exception {
    try (MailboxSession session = source.open()) {
      stub.faults().always(GraphOperation.DELTA, GraphFaults.refused(throttled(0)));
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> Reading.of(session, INBOX, Cursor.START));
      assertThat(e.code()).isEqualTo(GraphError.SERVER_BUSY);
      assertThat(e.notBefore()).isPresent();
      assertThat(time.waits()).hasSizeBetween(3, 10);
    }
  }

  @Test
  void aLongPauseIsNotWaitedForAndHoldsForOtherSessions() throws Exception {
    try (MailboxSession session = source.open()) {
      stub.faults().once(GraphOperation.DELTA, GraphFaults.refused(throttled(600)));
      assertThat(
              catchThrowableOfType(
                      MailAccessException.class, () -> Reading.of(session, INBOX, Cursor.START))
                  .code())
          .isEqualTo(GraphError.SERVER_BUSY);
    }
    stub.clearRequests();
    assertThat(catchThrowableOfType(MailAccessException.class, source::open).code())
        .isEqualTo(GraphError.SERVER_BUSY);
    assertThat(stub.requests()).isEmpty();
    time.advance(Duration.ofMinutes(13));
    source.open().close();
  }

  @Test
  void whatABatchLeftBusyIsAskedForAgain() throws Exception {
    stub.faults().quirk(Quirk.NO_HEADERS_IN_DELTA);
    for (int number = 1; number <= 5; number++) {
      mailbox.deliver(Reading.mail(number));
    }
    try (MailboxSession session = source.open()) {
      stub.faults().onceInBatch(GraphOperation.MESSAGE, throttled(5));
      assertThat(Reading.of(session, INBOX, Cursor.START).subjects()).hasSize(5);
    }
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void aStormInsideBatchesEndsTheRunToo() throws Exception {
    stub.faults().quirk(Quirk.NO_HEADERS_IN_DELTA);
    mailbox.deliver(Reading.mail(1));
    try (MailboxSession session = source.open()) {
      stub.faults().alwaysInBatch(GraphOperation.MESSAGE, throttled(1));
      assertThat(
              catchThrowableOfType(
                      MailAccessException.class, () -> Reading.of(session, INBOX, Cursor.START))
                  .code())
          .isEqualTo(GraphError.SERVER_BUSY);
    }
  }

  @Test
  void sessionsOfAMailboxTogetherNeverAskMoreThanFourThings() throws Exception {
    for (int number = 1; number <= 40; number++) {
      mailbox.deliver(Reading.mail(number));
    }
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      readers.add(CompletableFuture.runAsync(this::read));
    }
    CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new)).join();
    assertThat(stub.requests()).noneMatch(each -> each.status() == 429);
    assertThat(stub.parts()).noneMatch(each -> each.status() == 429);
  }

  private void read() {
    try (MailboxSession session = source.open()) {
      List<MessageRef> all =
          Reading.of(session, INBOX, Cursor.START).arrived().stream()
              .map(org.mailpromoter.core.mailbox.Change.Arrived::ref)
              .toList();
      session.headers(all, 4096);
    } catch (MailAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
