package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.ThreadIndex;

/**
 * Thread-Index: the parent is the stored message whose index is the longest prefix of the message's
 * own; without one, the most recent message of the same conversation (C-40 to C-43).
 *
 * <p>If the first message of a conversation has no index, each mail system that answers it creates
 * one, with its own GUID and the arrival time of its copy. Therefore replies without a stored
 * conversation are also looked up by the start time of the conversation (to some minutes) and the
 * words of the subject.
 */
final class ConversationIndexStrategy implements CorrelationStrategy {
  private static final String FIELD = "Thread-Index";
  private static final int MOST_ANCESTORS = 50;

  private static final List<Integer> NEAR = List.of(-1, 0, 1);

  /** Copies of one message arrive within minutes. */
  private static final long START_SECONDS = 300;

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
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    index(stored)
        .ifPresent(
            index -> {
              keys.add(whole(index.hex()));
              keys.add(conversation(index));
              keys.addAll(start(index, stored, List.of(0)));
            });
    return keys;
  }

  @Override
  public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    index(incoming)
        .ifPresent(
            index -> {
              nearest(index).forEach(ancestor -> keys.add(whole(ancestor)));
              keys.add(conversation(index));
              keys.addAll(start(index, incoming, NEAR));
            });
    return keys;
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return index(incoming)
        .flatMap(
            index ->
                parent(index, found)
                    .or(() -> sibling(index, found))
                    .or(() -> cousin(index, incoming, found)));
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

  /**
   * An index without children belongs to the first message of a conversation, which is not a reply.
   */
  private static Optional<Match> sibling(ThreadIndex index, List<Candidate> found) {
    return index.depth() == 0 ? Optional.empty() : mostRecent(conversation(index), found, index);
  }

  /** A reply to the same first message, with an index created by another mail system. */
  private static Optional<Match> cousin(
      ThreadIndex index, Envelope incoming, List<Candidate> found) {
    Set<CorrelationKey> keys = start(index, incoming, NEAR);
    Clue sameStart = new Clue(FIELD, Clue.Manner.WITH_SUBJECT, index.toString());
    return MostRecent.of(found, each -> keys.stream().anyMatch(each::isUnder))
        .map(candidate -> Match.of(candidate, sameStart));
  }

  private static Optional<Match> mostRecent(
      CorrelationKey key, List<Candidate> found, ThreadIndex index) {
    return MostRecent.under(key, found)
        .map(candidate -> Match.of(candidate, FIELD, index.toString()));
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

  /** For replies only: the first message of a conversation is found by its whole index. */
  private static Set<CorrelationKey> start(
      ThreadIndex index, Envelope envelope, List<Integer> distances) {
    List<String> words = SmartMatching.STANDARD.words(envelope.subject());
    if (index.depth() == 0 || words.isEmpty()) {
      return Set.of();
    }
    long begun = Math.floorDiv(index.begunAt().getEpochSecond(), START_SECONDS);
    String subject = String.join(" ", words);
    return distances.stream()
        .map(each -> begun + each + " " + subject)
        .map(value -> new CorrelationKey(CorrelationKey.CONVERSATION_START, value))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CorrelationKey conversation(ThreadIndex index) {
    return new CorrelationKey(CorrelationKey.CONVERSATION, index.conversation());
  }
}
