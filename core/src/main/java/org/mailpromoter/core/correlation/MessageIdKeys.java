package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/** What the strategies over Message-IDs share. */
final class MessageIdKeys {
  private MessageIdKeys() {}

  static CorrelationKey key(MessageId id) {
    return new CorrelationKey(CorrelationKey.MESSAGE_ID, id.value());
  }

  static Set<CorrelationKey> ownId(Envelope stored) {
    return stored.messageId().map(id -> Set.of(key(id))).orElseGet(Set::of);
  }

  /** The first candidate, in the order given, that carries the first of the ids to be found. */
  static Optional<Match> firstFound(String where, List<MessageId> ids, List<Candidate> found) {
    for (MessageId id : ids) {
      for (Candidate candidate : found) {
        if (candidate.messageId().filter(id::equals).isPresent()) {
          return Optional.of(Match.of(candidate, where, id.toString()));
        }
      }
    }
    return Optional.empty();
  }
}
