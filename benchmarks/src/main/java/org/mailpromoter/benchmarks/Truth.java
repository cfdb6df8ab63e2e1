package org.mailpromoter.benchmarks;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * The reference graph of a mailbox: which message answers which, and which messages belong
 * together.
 *
 * <p>Two rules apply without inspecting single messages. An id that names no message, but whose
 * part before the {@code @} is that of exactly one message, names this message: gateways replace
 * the domain with their own. And a message that has no reference, but whose subject begins with a
 * mark of replies, has lost its references: its parent is unknown, and a match for it is neither
 * right nor wrong.
 */
final class Truth {
  private static final int NOBODY = -1;

  private static final Pattern REPLY =
      Pattern.compile(
          "\\s*(re|aw|sv|antw|回复|答复)\\s*(\\[\\d+])?\\s*[:：].*", CASE_INSENSITIVE | DOTALL);

  private final int[] parents;
  private final int[] roots;
  private final boolean[] unknown;
  private int closed;

  private Truth(int size) {
    parents = new int[size];
    roots = new int[size];
    unknown = new boolean[size];
    for (int i = 0; i < size; i++) {
      parents[i] = NOBODY;
      roots[i] = i;
    }
  }

  /** Parents must precede their replies, as in a mailbox that is read in order. */
  static Truth of(List<Envelope> messages) {
    Truth truth = new Truth(messages.size());
    Map<MessageId, Integer> places = new HashMap<>();
    Map<MessageId, Integer> conversations = new HashMap<>();
    Map<String, Set<MessageId>> byLeft = byLeft(messages);
    for (int i = 0; i < messages.size(); i++) {
      int own = i;
      Set<MessageId> ids = truth.closed(messages.get(i).ancestors(), byLeft);
      truth.unknown[i] = ids.isEmpty() && REPLY.matcher(messages.get(i).subject()).matches();
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

  private static Map<String, Set<MessageId>> byLeft(List<Envelope> messages) {
    Map<String, Set<MessageId>> byLeft = new HashMap<>();
    for (Envelope message : messages) {
      message
          .messageId()
          .ifPresent(id -> byLeft.computeIfAbsent(left(id), unused -> new HashSet<>()).add(id));
    }
    return byLeft;
  }

  private static String left(MessageId id) {
    int at = id.value().lastIndexOf('@');
    return at < 0 ? id.value() : id.value().substring(0, at);
  }

  /** The ids, with those that name nobody replaced where their left part names exactly one. */
  private Set<MessageId> closed(Set<MessageId> ids, Map<String, Set<MessageId>> byLeft) {
    Set<MessageId> closed = new LinkedHashSet<>();
    for (MessageId id : ids) {
      Set<MessageId> same = byLeft.getOrDefault(left(id), Set.of());
      boolean rewritten = same.size() == 1 && !same.contains(id);
      closed.add(rewritten ? same.iterator().next() : id);
      this.closed += rewritten ? 1 : 0;
    }
    return closed;
  }

  /** How many references were read as another id with the same left part. */
  int closed() {
    return closed;
  }

  /** Whether nothing is known about a message. */
  boolean isUnknown(int message) {
    return unknown[message];
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

  /** Replies whose parent is present, among the selected messages. */
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
