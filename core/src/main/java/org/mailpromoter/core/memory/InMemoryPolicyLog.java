package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyCodec;
import org.mailpromoter.core.policy.PolicyLog;

/**
 * Numbers policies in memory. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryPolicyLog implements PolicyLog {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte[] policy, Version version) {}

  private final List<Kept> kept = new ArrayList<>();

  /** An empty log. */
  public InMemoryPolicyLog() {}

  @Override
  public synchronized long versionOf(Policy policy, Instant now) {
    byte[] bytes = PolicyCodec.encode(policy);
    return kept.stream()
        .filter(each -> Arrays.equals(each.policy(), bytes))
        .findFirst()
        .orElseGet(() -> added(bytes, now))
        .version()
        .number();
  }

  private Kept added(byte[] policy, Instant now) {
    Kept added = new Kept(policy, new Version(kept.size() + 1L, now));
    kept.add(added);
    return added;
  }

  @Override
  public synchronized Optional<Policy> find(long version) {
    return kept.stream()
        .filter(each -> each.version().number() == version)
        .map(each -> PolicyCodec.decode(each.policy()))
        .findFirst();
  }

  @Override
  public synchronized Page<Version> versions(PageKey from, int limit) {
    List<Version> latest = new ArrayList<>();
    kept.forEach(each -> latest.add(each.version()));
    Collections.reverse(latest);
    List<Version> found =
        latest.stream().filter(each -> each.number() < from.number()).limit(limit + 1L).toList();
    return Page.of(found, limit, each -> PageKey.of(each.number()));
  }
}
