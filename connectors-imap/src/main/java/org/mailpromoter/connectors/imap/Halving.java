package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Asks for many messages at once. Those that do not come are asked for again in halves and at last
 * alone, so that a message that the server refuses does not affect the others of the request. The
 * number of questions is bounded (MS-2).
 */
final class Halving {
  /** Enough to find some ten messages among a thousand. */
  private static final int MOST_QUESTIONS = 100;

  /** After this many requests without a single message, no more are expected. */
  private static final int MOST_IN_VAIN = 24;

  private Halving() {}

  /** Requests some messages and returns those that did not come. */
  @FunctionalInterface
  interface Question {
    UidRanges ask(UidRanges uids) throws ProtocolException, IOException;
  }

  /** Asks, and returns the messages that did not come. */
  static UidRanges ask(UidRanges uids, Question question) throws ProtocolException, IOException {
    Deque<UidRanges> open = new ArrayDeque<>();
    SortedSet<Long> never = new TreeSet<>();
    open.push(uids);
    boolean anyCame = false;
    int questions = 0;
    while (!open.isEmpty()) {
      UidRanges some = open.pop();
      if (questions == MOST_QUESTIONS || (!anyCame && questions == MOST_IN_VAIN)) {
        some.iterator().forEachRemaining((long uid) -> never.add(uid));
        continue;
      }
      UidRanges missing = question.ask(some.copy());
      questions++;
      anyCame |= missing.count() < some.count();
      if (missing.count() == 1 && some.count() == 1) {
        never.add(missing.first());
      } else {
        again(some, missing, open);
      }
    }
    return UidRanges.of(never);
  }

  private static void again(UidRanges asked, UidRanges missing, Deque<UidRanges> open) {
    if (missing.isEmpty()) {
      return;
    }
    if (missing.count() == asked.count()) {
      UidRanges firstHalf = missing.take(Math.toIntExact((missing.count() + 1) / 2));
      open.push(missing);
      open.push(firstHalf);
    } else {
      open.push(missing);
    }
  }
}
