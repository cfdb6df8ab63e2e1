package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * Shared by the strategies over Message-IDs. In addition to the whole id, its left part is used:
 * some relays replace the domain with their own. It must be long enough to be unique, and sender or
 * recipients must share an address with the stored message.
 */
final class MessageIdKeys {
  private static final int SHORTEST_LEFT_PART = 14;

  private MessageIdKeys() {}

  /** The keys of ids, in their order. */
  static Set<CorrelationKey> keys(List<MessageId> ids) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (MessageId id : ids) {
      keys.add(whole(id));
      left(id).ifPresent(keys::add);
    }
    return keys;
  }

  static Set<CorrelationKey> ownId(Envelope stored) {
    return stored.messageId().map(id -> keys(List.of(id))).orElseGet(Set::of);
  }

  /** The first candidate that carries the first of the ids to be found, in the order given. */
  static Optional<Match> firstFound(
      String where, List<MessageId> ids, Envelope incoming, List<Candidate> found) {
    for (MessageId id : ids) {
      Optional<Match> match =
          withId(id, found)
              .map(candidate -> Match.of(candidate, where, id.toString()))
              .or(() -> relayed(where, id, incoming, found));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> withId(MessageId id, List<Candidate> found) {
    for (Candidate candidate : found) {
      if (candidate.hasId(id)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Optional<Match> relayed(
      String where, MessageId id, Envelope incoming, List<Candidate> found) {
    return left(id)
        .flatMap(
            key ->
                MostRecent.of(found, each -> each.isUnder(key) && sharesAnAddress(incoming, each)))
        .map(
            candidate ->
                Match.of(candidate, new Clue(where, Clue.Manner.LEFT_PART, id.toString())));
  }

  private static boolean sharesAnAddress(Envelope incoming, Candidate candidate) {
    return Stream.of(incoming.from(), incoming.to(), incoming.cc())
        .flatMap(list -> list.addresses().stream())
        .anyMatch(each -> candidate.addresses().contains(each.address()));
  }

  private static CorrelationKey whole(MessageId id) {
    return new CorrelationKey(CorrelationKey.MESSAGE_ID, id.value());
  }

  private static Optional<CorrelationKey> left(MessageId id) {
    return left(id.value());
  }

  /** The key of the left part of a whole id; empty for other keys. */
  static Optional<CorrelationKey> leftOf(CorrelationKey key) {
    return key.space().equals(CorrelationKey.MESSAGE_ID) ? left(key.value()) : Optional.empty();
  }

  private static Optional<CorrelationKey> left(String value) {
    int at = value.lastIndexOf('@');
    return at < SHORTEST_LEFT_PART
        ? Optional.empty()
        : Optional.of(new CorrelationKey(CorrelationKey.MESSAGE_ID_LEFT, value.substring(0, at)));
  }
}
