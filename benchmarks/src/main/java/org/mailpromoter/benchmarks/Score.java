package org.mailpromoter.benchmarks;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Compares the matches with the truth. */
final class Score {
  private final int[] found;
  private final Truth truth;
  private final IntPredicate wanted;

  Score(int[] found, Truth truth) {
    this(found, truth, i -> true);
  }

  private Score(int[] found, Truth truth, IntPredicate wanted) {
    this.found = found;
    this.truth = truth;
    this.wanted = wanted;
  }

  /** The score over some of the messages. */
  Score among(IntPredicate some) {
    return new Score(found, truth, some);
  }

  int matches() {
    return count(i -> true);
  }

  String line(String name) {
    int unknown = count(truth::isUnknown);
    int matches = matches() - unknown;
    int replies = truth.count(wanted);
    int parents = count(i -> truth.isParent(found[i], i));
    int related = count(i -> !truth.isUnknown(i) && truth.sameConversation(found[i], i));
    int repliesRelated = count(i -> truth.isReply(i) && truth.sameConversation(found[i], i));
    return String.format(
        Locale.ROOT,
        "%-28s precision %.4f (%.4f)  recall %.4f (%.4f)  %d matches, %d more without truth",
        name,
        share(parents, matches),
        share(related, matches),
        share(parents, replies),
        share(repliesRelated, replies),
        matches,
        unknown);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private int count(IntPredicate right) {
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0 && wanted.test(i) && right.test(i)) {
        count++;
      }
    }
    return count;
  }
}
