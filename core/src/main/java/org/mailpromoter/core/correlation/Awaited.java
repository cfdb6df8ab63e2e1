package org.mailpromoter.core.correlation;

import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;

/**
 * The keys by which a message and its parent find each other when the parent arrives later.
 *
 * @since 0.1
 */
public final class Awaited {
  private Awaited() {}

  /** The keys under which a message waits for those it answers. */
  public static Set<CorrelationKey> keysOf(Envelope waiting) {
    return SharedAncestorStrategy.awaited(waiting);
  }

  /** The key under which others wait for a message. */
  public static Optional<CorrelationKey> keyFor(Envelope arriving) {
    return arriving.messageId().map(id -> new CorrelationKey(CorrelationKey.AWAITED, id.value()));
  }
}
