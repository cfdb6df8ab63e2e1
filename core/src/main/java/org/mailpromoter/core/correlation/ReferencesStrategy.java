package org.mailpromoter.core.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * Compares References with stored Message-IDs, the nearest ancestor first. Dynamics 365 uses
 * In-Reply-To only (C-11).
 */
final class ReferencesStrategy implements CorrelationStrategy {
  static final String NAME = "references";

  @Override
  public String name() {
    return NAME;
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
    return MessageIdKeys.keys(nearestFirst(incoming));
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return MessageIdKeys.firstFound("References", nearestFirst(incoming), incoming, found);
  }

  private static List<MessageId> nearestFirst(Envelope incoming) {
    List<MessageId> ids = new ArrayList<>(incoming.references());
    Collections.reverse(ids);
    return ids;
  }
}
