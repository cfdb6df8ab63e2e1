package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.ThreadIndex;

/**
 * Thread-Index: the parent is the stored message whose index is the longest prefix of the message's
 * own; without one, the most recent message of the same conversation (C-40 to C-43).
 */
final class ConversationIndexStrategy implements CorrelationStrategy {
  private static final int MOST_ANCESTORS = 50;

  @Override
  public String name() {
    return "conversation-index";
  }

  @Override
  public CorrelationMethod method() {
    return CorrelationMethod.CONVERSATION_INDEX;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    return index(stored)
        .map(index -> Set.of(whole(index.hex()), conversation(index)))
        .orElseGet(Set::of);
  }

  @Override
  public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    index(incoming)
        .ifPresent(
            index -> {
              nearest(index).forEach(ancestor -> keys.add(whole(ancestor)));
              keys.add(conversation(index));
            });
    return keys;
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return index(incoming).flatMap(index -> parent(index, found).or(() -> sibling(index, found)));
  }

  private static Optional<Match> parent(ThreadIndex index, List<Candidate> found) {
    for (String ancestor : nearest(index)) {
      Optional<Match> match = mostRecent(whole(ancestor), found, index);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  /** An index without children belongs to the message that began a conversation: no reply. */
  private static Optional<Match> sibling(ThreadIndex index, List<Candidate> found) {
    return index.depth() == 0 ? Optional.empty() : mostRecent(conversation(index), found, index);
  }

  private static Optional<Match> mostRecent(
      CorrelationKey key, List<Candidate> found, ThreadIndex index) {
    return MostRecent.under(key, found)
        .map(candidate -> Match.of(candidate, "Thread-Index", index.toString()));
  }

  private static List<String> nearest(ThreadIndex index) {
    List<String> ancestors = index.ancestors();
    return ancestors.subList(0, Math.min(MOST_ANCESTORS, ancestors.size()));
  }

  private static Optional<ThreadIndex> index(Envelope envelope) {
    return envelope.threadIndex().flatMap(ThreadIndex::parse);
  }

  private static CorrelationKey whole(String hex) {
    return new CorrelationKey(CorrelationKey.THREAD_INDEX, hex);
  }

  private static CorrelationKey conversation(ThreadIndex index) {
    return new CorrelationKey(CorrelationKey.CONVERSATION, index.conversation());
  }
}
