package org.mailpromoter.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.EventId;

/**
 * A receiver of activities that a contract test can inspect and break.
 *
 * @since 0.1
 */
public interface SinkUnderTest extends AutoCloseable {
  /**
   * A sink that delivers to the receiver. Asked for a second time, it is one of another process
   * that came after the first had died without closing anything.
   */
  ActivitySink open();

  /** What the receiver keeps, in the order in which it came, read past the sink. */
  List<EventId> arrived() throws Exception;

  /** Makes the receiver fail temporarily until {@link #repair} is called. */
  void breakDown() throws Exception;

  /** Makes the receiver work again. */
  void repair() throws Exception;

  /**
   * Makes the receiver take the next event and never answer, until it works again.
   *
   * @return is counted down once the receiver has taken an event that it does not answer; empty
   *     when it is of a kind that always answers
   */
  default Optional<CountDownLatch> hang() throws Exception {
    return Optional.empty();
  }

  /**
   * Makes the receiver refuse the next event permanently.
   *
   * @return false when it is of a kind that refuses nothing
   */
  default boolean refuseNext() throws Exception {
    return false;
  }

  /** Texts that must never stand in what a sink says: passwords, tokens, keys. */
  default List<String> secrets() {
    return List.of();
  }

  /** Releases all resources, including opened sinks. */
  @Override
  void close() throws Exception;
}
