package org.mailpromoter.core.facts;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.store.NumberRange;

/**
 * The numbers that look-ups reserved for the activities of a run. Each is given once, even if the
 * message that was given it is decided again. What one page leaves, the next one uses, so at most
 * the numbers of one page are lost in a run. Used by the deciding thread.
 *
 * @since 0.1
 */
public final class FreeNumbers {
  private final Deque<NumberRange> ranges = new ArrayDeque<>();
  private int left;

  /** No numbers yet. */
  public FreeNumbers() {}

  /**
   * How many numbers a look-up must reserve.
   *
   * @param wanted how many activities may be created
   */
  int missing(int wanted) {
    return Math.max(0, wanted - left);
  }

  /** Adds what a look-up reserved. */
  void add(NumberRange range) {
    if (range.count() > 0) {
      ranges.addLast(range);
      left += range.count();
    }
  }

  /**
   * Forgets what is left: others may have taken numbers, and the next look-up reserves new ones.
   */
  void forget() {
    ranges.clear();
    left = 0;
  }

  /**
   * The next number, which is never given again.
   *
   * @throws IllegalStateException if none is left
   */
  ActivityId next() {
    NumberRange range = ranges.pollFirst();
    if (range == null) {
      throw new IllegalStateException("the look-up reserved too few numbers");
    }
    left--;
    if (range.count() > 1) {
      ranges.addFirst(new NumberRange(range.first() + 1, range.count() - 1));
    }
    return new ActivityId(range.first());
  }
}
