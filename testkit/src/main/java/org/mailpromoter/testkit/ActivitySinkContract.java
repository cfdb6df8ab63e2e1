package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;

/**
 * The contract of every {@link ActivitySink}. Implement {@link #receiver()} in a test class; the
 * names of the tests contain the rule numbers from the documentation of {@code ActivitySink}.
 *
 * <p>A hanging test fails after some minutes, with the name of its rule.
 *
 * @since 0.1
 */
@Timeout(
    value = ActivitySinkContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ActivitySinkContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /** A receiver of its own for each test, to which nothing was delivered yet. */
  SinkUnderTest receiver() throws Exception;

  /** Longer than a prompt call takes, but short enough for a test. */
  default Duration soon() {
    return Duration.ofSeconds(20);
  }

  /** SK-1: events arrive once, in the order in which they were delivered. */
  @Test
  default void sk01_everyEventArrivesOnceInOrder() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      for (int number = 1; number <= 5; number++) {
        assertThat(isDone(sink.deliver(event(number)))).isTrue();
      }
      assertThat(receiver.arrived()).containsExactly(id(1), id(2), id(3), id(4), id(5));
    }
  }

  /** SK-1: a second delivery changes nothing, however late it comes. */
  @Test
  default void sk01_aSecondDeliveryChangesNothing() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      for (int number : List.of(7, 3, 8, 7, 3)) {
        assertThat(isDone(sink.deliver(event(number)))).isTrue();
      }
      assertThat(receiver.arrived()).containsExactly(id(7), id(3), id(8));
    }
  }

  /** SK-1: a second delivery changes nothing, also when another process makes it. */
  @Test
  default void sk01_aSecondDeliveryByAnotherProcessChangesNothing() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink died = receiver.open();
      died.deliver(event(1));
      died.deliver(event(2));
      ActivitySink next = receiver.open();
      assertThat(isDone(next.deliver(event(2)))).isTrue();
      assertThat(isDone(next.deliver(event(1)))).isTrue();
      assertThat(isDone(next.deliver(event(3)))).isTrue();
      assertThat(receiver.arrived()).containsExactly(id(1), id(2), id(3));
    }
  }

  /** SK-1: the same number of another installation is another event. */
  @Test
  default void sk01_theSameNumberOfAnotherInstallationIsAnotherEvent() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      sink.deliver(event(1));
      EventId other = new EventId("other", 1);
      ActivityEvent one = event(1);
      assertThat(
              isDone(
                  sink.deliver(
                      new ActivityEvent(
                          other, one.kind(), one.at(), one.conversation(), one.activity()))))
          .isTrue();
      assertThat(receiver.arrived()).containsExactly(id(1), other);
    }
  }

  /** SK-2: what cannot be delivered now is to be tried later, and arrives then. */
  @Test
  default void sk02_whatCannotBeDeliveredNowIsLaterAndSaysWhy() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      receiver.breakDown();
      Delivery delivery = sink.deliver(event(1));
      assertThat(delivery).isInstanceOf(Delivery.Later.class);
      isSaidWithoutSecrets(why(delivery), receiver);
      receiver.repair();
      assertThat(isDone(sink.deliver(event(1)))).isTrue();
      assertThat(receiver.arrived()).containsExactly(id(1));
    }
  }

  /** SK-2: what never can be delivered is rejected, and others go on. */
  @Test
  default void sk02_whatNeverCanBeDeliveredIsRejectedAndSaysWhy() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      Assumptions.assumeTrue(receiver.refuseNext(), "this kind of receiver refuses nothing");
      Delivery delivery = sink.deliver(event(1));
      assertThat(delivery).isInstanceOf(Delivery.Rejected.class);
      isSaidWithoutSecrets(why(delivery), receiver);
      assertThat(isDone(sink.deliver(event(2)))).isTrue();
      assertThat(receiver.arrived()).containsExactly(id(2));
    }
  }

  /** SK-3: a delivery that is done has reached the receiver, even if the process dies. */
  @Test
  default void sk03_whatIsDoneIsSafe() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      for (int number = 1; number <= 3; number++) {
        assertThat(isDone(sink.deliver(event(number)))).isTrue();
        assertThat(receiver.arrived()).hasSize(number);
      }
    }
  }

  /** SK-4: an interrupted call ends soon, and the event can be delivered again. */
  @Test
  default void sk04_anInterruptedCallEndsSoon() throws Exception {
    try (SinkUnderTest receiver = receiver()) {
      ActivitySink sink = receiver.open();
      Optional<CountDownLatch> hanging = receiver.hang();
      InterruptedCall call = new InterruptedCall(sink, hanging.isEmpty());
      call.start();
      if (hanging.isPresent()) {
        assertThat(hanging.get().await(soon().toMillis(), TimeUnit.MILLISECONDS))
            .as("the receiver took the event")
            .isTrue();
        call.interrupt();
      }
      call.join(soon().toMillis());
      assertThat(call.isAlive()).as("the call goes on after an interrupt").isFalse();
      assertThat(call.passedOn).as("the interruption is passed on").isTrue();
      receiver.repair();
      assertThat(isDone(sink.deliver(event(1)))).isTrue();
      assertThat(receiver.arrived()).containsExactly(id(1));
    }
  }

  /** Delivers an event in a thread that is interrupted: before the call, or by the test. */
  final class InterruptedCall extends Thread {
    private final ActivitySink sink;
    private final boolean before;
    private volatile boolean passedOn;

    InterruptedCall(ActivitySink sink, boolean before) {
      this.sink = sink;
      this.before = before;
      setDaemon(true);
    }

    @Override
    public void run() {
      if (before) {
        interrupt();
      }
      try {
        sink.deliver(event(1));
        passedOn = isInterrupted();
      } catch (InterruptedException e) {
        passedOn = true;
      }
    }
  }

  private static void isSaidWithoutSecrets(String why, SinkUnderTest receiver) {
    assertThat(why).as("why, for people").isNotBlank();
    assertThat(receiver.secrets()).noneMatch(why::contains);
  }

  private static boolean isDone(Delivery delivery) {
    return delivery instanceof Delivery.Done;
  }

  private static String why(Delivery delivery) {
    return delivery.match(
        new Delivery.Cases<>() {
          @Override
          public String done(Delivery.Done done) {
            return "";
          }

          @Override
          public String later(Delivery.Later later) {
            return later.why();
          }

          @Override
          public String rejected(Delivery.Rejected rejected) {
            return rejected.why();
          }
        });
  }

  private static EventId id(long number) {
    return new EventId("tests", number);
  }

  /**
   * An event about an activity of its own, with everything an activity can have.
   *
   * @param number of the event and of its activity
   */
  static ActivityEvent event(long number) {
    ActivityId activity = new ActivityId(number);
    return new ActivityEvent(
        id(number),
        ActivityEvent.Kind.CREATED,
        Instant.parse("2026-01-05T12:00:00Z"),
        activity,
        EmailActivity.builder(
                activity,
                Direction.INCOMING,
                new MessageIdentity("<n" + number + "@customer.example>", number))
            .messageId(new MessageId("n" + number + "@customer.example"))
            .subject("Größe \"" + number + "\"\nund \ud83d\ude00")
            .sentAt(Instant.parse("2026-01-05T11:59:00Z"))
            .createdAt(Instant.parse("2026-01-05T12:00:00Z"))
            .parties(
                List.of(
                    ActivityParty.resolved(
                        Role.SENDER,
                        NamedAddress.of("anna@customer.example"),
                        RecordId.parse("contact:anna").orElseThrow()),
                    ActivityParty.unresolved(Role.TO, NamedAddress.of("us@ours.example"))))
            .regarding(RecordId.parse("account:contoso").orElseThrow())
            .owner(RecordId.user("christopher"))
            .queues(List.of(RecordId.queue("support")))
            .body(
                new Body(
                    "Line one\nline two\u2028 and \u0000",
                    "<p>Line</p>",
                    List.of(new Attachment("a.pdf", "application/pdf", 12)),
                    Set.of()))
            .build());
  }
}
