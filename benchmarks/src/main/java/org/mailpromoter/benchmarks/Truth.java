package org.mailpromoter.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/** The reference graph of a mailbox: who answers whom, and what belongs together. */
final class Truth {
  private static final int NOBODY = -1;

  private final int[] parents;
  private final int[] roots;

  private Truth(int size) {
    parents = new int[size];
    roots = new int[size];
    for (int i = 0; i < size; i++) {
      parents[i] = NOBODY;
      roots[i] = i;
    }
  }

  /** Parents must stand before their replies, as they do in a mailbox that is read in order. */
  static Truth of(List<Envelope> messages) {
    Truth truth = new Truth(messages.size());
    Map<MessageId, Integer> places = new HashMap<>();
    Map<MessageId, Integer> conversations = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      int own = i;
      Set<MessageId> ids = messages.get(i).ancestors();
      truth.parents[i] =
          ids.stream().filter(places::containsKey).findFirst().map(places::get).orElse(NOBODY);
      messages.get(i).messageId().ifPresent(id -> places.putIfAbsent(id, own));
      messages.get(i).messageId().ifPresent(ids::add);
      for (MessageId id : ids) {
        truth.join(own, conversations.computeIfAbsent(id, unused -> own));
      }
    }
    return truth;
  }

  private void join(int one, int other) {
    roots[root(one)] = root(other);
  }

  private int root(int of) {
    int root = of;
    while (roots[root] != root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  }

  boolean isReply(int message) {
    return parents[message] != NOBODY;
  }

  boolean isParent(int found, int of) {
    return parents[of] == found;
  }

  boolean parentIs(int of, IntPredicate wanted) {
    return isReply(of) && wanted.test(parents[of]);
  }

  boolean sameConversation(int one, int other) {
    return root(one) == root(other);
  }

  int replies() {
    return count(i -> true);
  }

  /** Replies whose parent is present, among the messages that are wanted. */
  int count(IntPredicate wanted) {
    int count = 0;
    for (int i = 0; i < parents.length; i++) {
      if (isReply(i) && wanted.test(i)) {
        count++;
      }
    }
    return count;
  }
}
