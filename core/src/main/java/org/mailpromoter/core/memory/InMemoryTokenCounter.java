package org.mailpromoter.core.memory;

import java.util.HashMap;
import java.util.Map;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.TokenCounter;

/**
 * Counts tracking tokens in memory: after a restart of the program, tokens are issued again.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryTokenCounter implements TokenCounter {
  private final Map<RecordId, Next> last = new HashMap<>();

  /** A counter that has counted nothing. */
  public InMemoryTokenCounter() {}

  @Override
  public synchronized Next next(RecordId sender) {
    Next before = last.getOrDefault(sender, new Next(last.size() + 1L, 0));
    Next next = new Next(before.sender(), before.count() + 1);
    last.put(sender, next);
    return next;
  }
}
