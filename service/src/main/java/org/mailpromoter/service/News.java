package org.mailpromoter.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What happens in this process, for those who watch: names of things, and nothing of their content.
 * A watcher asks for what came after what it has seen. The latest items are kept; who comes too
 * late for one reads the lists again. Thread-safe.
 */
public final class News implements ServiceEvents {
  private static final int KEPT = 256;

  private final Deque<Item> items = new ArrayDeque<>();
  private long last;

  /** What an item is about. */
  public enum Kind {
    /** Messages of a mailbox were decided; about: the mailbox. */
    MESSAGES_DECIDED,
    /** The state of a mailbox changed; about: the mailbox. */
    MAILBOX_STATE,
    /** There is an alert; about: its subject. */
    ALERT_RAISED,
    /** The settings changed; about: the number of the settings in force. */
    SETTINGS_CHANGED,
    /** The state of a sink changed; about: the sink. */
    SINK_STATE,
    /** Mail of a mailbox was tried to be sent; about: the mailbox. */
    OUTGOING_STATE,
    /** A job began or ended; about: its id. */
    JOB_STATE
  }

  /**
   * Something that happened.
   *
   * @param number the later, the larger
   * @param kind what it is about
   * @param about its name
   */
  public record Item(long number, Kind kind, String about) {
    /** Rejects nulls. */
    public Item {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(about, "about");
    }
  }

  /** Something happened. */
  public synchronized void add(Kind kind, Object about) {
    items.addLast(new Item(++last, kind, String.valueOf(about)));
    if (items.size() > KEPT) {
      items.removeFirst();
    }
    notifyAll();
  }

  /** The number of the latest item; 0 before the first. */
  public synchronized long latest() {
    return last;
  }

  /**
   * Waits for items after one, for a while.
   *
   * @return those that are still kept, the oldest first; none if nothing happened meanwhile
   */
  public synchronized List<Item> after(long number, Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (last <= number && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
    List<Item> after = new ArrayList<>();
    items.stream().filter(each -> each.number() > number).forEach(after::add);
    return after;
  }

  @Override
  public void happened(ServiceEvent event) {
    event.match(new Told(this));
  }
}
