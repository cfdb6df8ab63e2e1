package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.store.ActivityStore;

/**
 * The order in which mailboxes are read makes no difference: the same mail ends as the same
 * activities, with the same parents, records, owners and queue items. Each world is generated from
 * a number, which a failure reports; {@code -Dworlds.first=NUMBER -Dworlds.count=1} builds it
 * again.
 *
 * @since 0.1
 */
public interface AnyOrderContract {
  /** A store and its content. */
  interface Kept extends AutoCloseable {
    /** The store. */
    ActivityStore store();

    /** Its activities. */
    List<EmailActivity> activities();

    /** Their queue items. */
    Collection<QueueItem> queueItems();

    @Override
    default void close() {}
  }

  /** An empty store, another one each time. */
  Kept kept();

  /** Returns how many worlds are tried. */
  int worlds();

  /** One mailbox after the other, and one in the middle of another; worlds share nothing. */
  @Test
  default void theOrderInWhichMailboxesAreReadMakesNoDifference() {
    long first = Long.getLong("worlds.first", 1);
    int count = count(worlds());
    System.out.printf("worlds %d to %d%n", first, first + count - 1);
    LongStream.range(first, first + count).parallel().forEach(this::compareOrders);
  }

  private void compareOrders(long seed) {
    MailWorld world = new MailWorld(seed);
    Map<String, String> one = read(world, 2 * seed);
    assertThat(read(world, 2 * seed + 1)).as("world %d", seed).isEqualTo(one);
  }

  /** All mailboxes at once, each with a thread of its own. */
  @Test
  default void mailboxesThatAreReadAtOnceComeToTheSame() throws Exception {
    long first = Long.getLong("worlds.first", 1);
    int count = count(worlds() / 50);
    for (long seed = first; seed < first + count; seed++) {
      MailWorld world = new MailWorld(seed);
      Map<String, String> one = read(world, 2 * seed);
      try (Kept kept = kept()) {
        assertThat(new WorldReading(world, kept, seed).resultOfThreads())
            .as("world %d", seed)
            .isEqualTo(one);
      }
    }
  }

  /** A quick build tries a twentieth. */
  private static int count(int worlds) {
    int wanted = System.getProperty("quick") == null ? worlds : worlds / 20;
    return Integer.getInteger("worlds.count", Math.max(1, wanted));
  }

  private Map<String, String> read(MailWorld world, long order) {
    try (Kept kept = kept()) {
      return new WorldReading(world, kept, order).result();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a reading was interrupted", e);
    }
  }
}
