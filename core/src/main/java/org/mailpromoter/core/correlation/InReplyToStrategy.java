package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;

/**
 * Compares In-Reply-To with the Message-IDs of stored activities of either direction (C-10, C-14).
 */
final class InReplyToStrategy implements CorrelationStrategy {
  @Override
  public String name() {
    return "in-reply-to";
  }

  @Override
  public CorrelationMethod method() {
    return CorrelationMethod.IN_REPLY_TO;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    return MessageIdKeys.ownId(stored);
  }

  @Override
  public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    return MessageIdKeys.keys(incoming.inReplyTo());
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return MessageIdKeys.firstFound("In-Reply-To", incoming.inReplyTo(), incoming, found);
  }
}
