package org.mailpromoter.core.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Caches the answers of a directory, including unknown addresses, and sends one query for all
 * addresses of a batch that are not cached.
 *
 * <p>If a directory provides {@link RecordDirectory#changes}, its answers are valid until that
 * number changes, so a new contact is known at once. Answers of other directories are valid for a
 * limited time. After a failure a directory is not called for {@link #PAUSE}, so a hundred
 * mailboxes do not each wait for a server that is down; during the pause and the grace period
 * cached records are used, and a batch with any other address fails.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CachedDirectory implements RecordDirectory {
  /** How long a failed directory is not called. */
  public static final Duration PAUSE = Duration.ofSeconds(10);

  private final RecordDirectory behind;
  private final Limits limits;
  private final Clock clock;
  private final Map<EmailAddress, Answer> remembered;
  private @Nullable Failure lastFailure;

  /**
   * The size of the cache and how long answers are valid.
   *
   * @param addresses maximum number of addresses; the least recently used are evicted
   * @param known how long records are valid
   * @param unknown how long an unknown address is cached
   * @param grace how long records are valid while the directory fails, counted from their answer
   */
  public record Limits(int addresses, Duration known, Duration unknown, Duration grace) {
    /** Enough for a large mailbox, and short enough for a person to wait. */
    public static final Limits STANDARD =
        new Limits(50_000, Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofHours(1));

    /**
     * @throws IllegalArgumentException if a number is negative
     */
    public Limits {
      if (addresses < 0 || known.isNegative() || unknown.isNegative() || grace.isNegative()) {
        throw new IllegalArgumentException("limits of a cache are not negative");
      }
    }
  }

  private record Answer(List<PartyRecord> records, Instant at, OptionalLong changes) {}

  private record Failure(DirectoryException cause, Instant until) {}

  /**
   * A cache in front of a directory.
   *
   * @param behind the directory; closed when this one is
   * @param limits the limits of the cache
   * @param clock determines the age of answers
   */
  public CachedDirectory(RecordDirectory behind, Limits limits, Clock clock) {
    this.behind = Objects.requireNonNull(behind, "behind");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.remembered = new Recent<>(limits.addresses());
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Instant now = clock.instant();
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    Set<EmailAddress> missing = addresses;
    try {
      OptionalLong changes = behind.changes();
      missing = recall(addresses, changes, now, found);
      if (!missing.isEmpty()) {
        found.putAll(ask(missing, changes, now));
      }
    } catch (DirectoryException e) {
      note(e, now);
      found.putAll(recallWithGrace(missing, now).orElseThrow(() -> e));
    }
    return found;
  }

  private Map<EmailAddress, List<PartyRecord>> ask(
      Set<EmailAddress> missing, OptionalLong changes, Instant now) {
    refuseWhileFailing(now);
    Map<EmailAddress, List<PartyRecord>> answer = behind.resolve(missing);
    remember(missing, answer, changes, now);
    return answer;
  }

  private synchronized void refuseWhileFailing(Instant now) {
    if (lastFailure != null && now.isBefore(lastFailure.until())) {
      throw lastFailure.cause();
    }
  }

  /** The pause starts with the failure; queries rejected during the pause do not restart it. */
  private synchronized void note(DirectoryException failure, Instant now) {
    if (lastFailure == null || !now.isBefore(lastFailure.until())) {
      lastFailure = new Failure(failure, now.plus(PAUSE));
    }
  }

  /** Finds what is remembered, and returns what is not. */
  private synchronized Set<EmailAddress> recall(
      Set<EmailAddress> addresses,
      OptionalLong changes,
      Instant now,
      Map<EmailAddress, List<PartyRecord>> found) {
    Set<EmailAddress> missing = new HashSet<>();
    for (EmailAddress address : addresses) {
      Answer answer = remembered.get(address);
      if (answer == null || !counts(answer, changes, now)) {
        missing.add(address);
      } else if (!answer.records().isEmpty()) {
        found.put(address, answer.records());
      }
    }
    return missing;
  }

  private boolean counts(Answer answer, OptionalLong changes, Instant now) {
    if (changes.isPresent()) {
      return answer.changes().equals(changes);
    }
    Duration life = answer.records().isEmpty() ? limits.unknown() : limits.known();
    return now.isBefore(answer.at().plus(life));
  }

  /**
   * All addresses or none, and known records only: an address that was unknown may be known by now.
   */
  private synchronized Optional<Map<EmailAddress, List<PartyRecord>>> recallWithGrace(
      Set<EmailAddress> addresses, Instant now) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    for (EmailAddress address : addresses) {
      Answer answer = remembered.get(address);
      if (answer == null
          || answer.records().isEmpty()
          || !now.isBefore(answer.at().plus(limits.grace()))) {
        return Optional.empty();
      }
      found.put(address, answer.records());
    }
    return Optional.of(found);
  }

  private synchronized void remember(
      Set<EmailAddress> asked,
      Map<EmailAddress, List<PartyRecord>> answer,
      OptionalLong changes,
      Instant now) {
    lastFailure = null;
    for (EmailAddress address : asked) {
      List<PartyRecord> records = answer.getOrDefault(address, List.of());
      remembered.put(address, new Answer(records, now, changes));
    }
  }

  @Override
  public OptionalLong changes() {
    return behind.changes();
  }

  @Override
  public Optional<Instant> asOf() {
    return behind.asOf();
  }

  @Override
  public List<DirectoryWarning> warnings() {
    return behind.warnings();
  }

  @Override
  public void close() {
    behind.close();
  }

  /** Forgets what was asked for least recently. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
