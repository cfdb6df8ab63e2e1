package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Messages that would be activities. For each only numbers are kept, about a hundred bytes; its
 * facts are read again when a reply or a copy of it comes. The latest are kept as they are, because
 * most replies come soon.
 */
final class ImaginedActivities {
  /** Above every number that a store gives out. */
  private static final long FIRST_NUMBER = 1L << 60;

  /** As in a store: the latest under one key are enough. */
  private static final int MOST_UNDER_ONE_KEY = 50;

  private static final int REMEMBERED = 4_096;
  private static final int FEW = 64;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final LongFunction<Optional<Facts>> messages;
  private final Correlator correlator;

  /** Nobody can prepare mail whose texts share a hash. */
  private final long seed = ThreadLocalRandom.current().nextLong();

  private final NumbersByHash index = new NumbersByHash();
  private final Map<Optional<RecordId>, Integer> numbers = new HashMap<>();
  private final List<Optional<RecordId>> records = new ArrayList<>();
  private long[] message = new long[FEW];
  private int[] owner = new int[FEW];
  private int[] regarding = new int[FEW];
  private int size;

  private final Map<Integer, Imagined> latest = new Latest();

  /** A message as activity. */
  record Imagined(Candidate candidate, KnownActivity known) {}

  private static final class Latest extends LinkedHashMap<Integer, Imagined> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(FEW, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Imagined> eldest) {
      return size() > REMEMBERED;
    }
  }

  /**
   * No messages yet.
   *
   * @param messages reads the facts of a message again; empty if they were deleted meanwhile
   */
  ImaginedActivities(Correlator correlator, LongFunction<Optional<Facts>> messages) {
    this.correlator = correlator;
    this.messages = messages;
  }

  boolean isEmpty() {
    return size == 0;
  }

  synchronized void add(long number, Facts facts, Creation creation) {
    makeRoom();
    message[size] = number;
    owner[size] = number(creation.owner());
    regarding[size] = number(creation.regarding());
    Set<CorrelationKey> keys = correlator.keysOf(facts.envelope());
    keys.forEach(key -> index.add(hash(key), size));
    index.add(hash(facts.envelope().identity().key()), size);
    latest.put(size, imagined(facts, size, keys, creation));
    size++;
  }

  private void makeRoom() {
    if (size == message.length) {
      message = Arrays.copyOf(message, 2 * size);
      owner = Arrays.copyOf(owner, 2 * size);
      regarding = Arrays.copyOf(regarding, 2 * size);
    }
  }

  /** Few records are owners, or what mail is about. */
  private int number(Optional<RecordId> record) {
    return numbers.computeIfAbsent(
        record,
        each -> {
          records.add(each);
          return records.size() - 1;
        });
  }

  /** Those with an identity key, in the order in which they were added. */
  synchronized List<KnownActivity> known(String key) {
    return under(hash(key), each -> each.known().identity().key().equals(key)).stream()
        .map(Imagined::known)
        .toList();
  }

  /** Those under any of the keys. */
  synchronized Collection<Candidate> candidates(Set<CorrelationKey> keys) {
    Map<ActivityId, Candidate> found = new LinkedHashMap<>();
    for (CorrelationKey key : keys) {
      for (Imagined each : under(hash(key), i -> i.candidate().foundUnder().contains(key))) {
        found.put(each.candidate().activity(), each.candidate());
      }
    }
    return found.values();
  }

  private List<Imagined> under(int hash, Predicate<Imagined> wanted) {
    List<Imagined> found = new ArrayList<>(1);
    index
        .under(hash)
        .mapToObj(this::read)
        .flatMap(Optional::stream)
        .filter(wanted)
        .limit(MOST_UNDER_ONE_KEY)
        .forEach(found::add);
    Collections.reverse(found);
    return found;
  }

  private Optional<Imagined> read(int number) {
    Imagined known = latest.get(number);
    return known == null ? readAgain(number) : Optional.of(known);
  }

  private Optional<Imagined> readAgain(int number) {
    Optional<Imagined> read =
        messages
            .apply(message[number])
            .map(
                facts ->
                    imagined(facts, number, correlator.keysOf(facts.envelope()), creation(number)));
    read.ifPresent(each -> latest.put(number, each));
    return read;
  }

  private Creation creation(int number) {
    return Creation.of(
        records.get(owner[number]), records.get(regarding[number]), List.of(), Set.of());
  }

  private static Imagined imagined(
      Facts facts, int number, Set<CorrelationKey> keys, Creation creation) {
    ActivityId id = new ActivityId(FIRST_NUMBER + number);
    return new Imagined(
        RecentActivities.candidate(facts, id, keys, creation),
        new KnownActivity(
            id, facts.direction(), facts.envelope().identity(), facts.arrival().contentSize()));
  }

  private int hash(CorrelationKey key) {
    return fold(hash(hash(seed, key.space()) + 1, key.value()));
  }

  private int hash(String identity) {
    return fold(hash(seed, identity));
  }

  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * GOLDEN;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  private static int fold(long hash) {
    return (int) (hash ^ hash >>> 32);
  }
}
