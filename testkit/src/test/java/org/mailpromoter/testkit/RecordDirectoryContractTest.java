package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;

/** The contract catches directories that break it, each with the test of the rule it breaks. */
class RecordDirectoryContractTest {
  /** A wrong directory, named for the rule it breaks. */
  interface Wrong extends RecordDirectoryContract {
    /** Answers wrongly. */
    Map<EmailAddress, List<PartyRecord>> answer(RecordDirectory right, Set<EmailAddress> addresses);

    @Override
    default DirectoryUnderTest emptyDirectory() {
      return new BreakableDirectory(right -> asked -> answer(right, asked));
    }
  }

  static final class Rd01EmptyLists implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      Map<EmailAddress, List<PartyRecord>> all = new HashMap<>(right.resolve(addresses));
      addresses.forEach(each -> all.putIfAbsent(each, List.of()));
      return all;
    }
  }

  static final class Rd02Backwards implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      Map<EmailAddress, List<PartyRecord>> all = new HashMap<>();
      right
          .resolve(addresses)
          .forEach(
              (address, records) -> {
                List<PartyRecord> backwards = new ArrayList<>(records);
                Collections.reverse(backwards);
                all.put(address, backwards);
              });
      return all;
    }
  }

  static final class Rd04OnlyActive implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      Map<EmailAddress, List<PartyRecord>> all = new HashMap<>();
      right
          .resolve(addresses)
          .forEach(
              (address, records) -> {
                List<PartyRecord> active = records.stream().filter(PartyRecord::active).toList();
                if (!active.isEmpty()) {
                  all.put(address, active);
                }
              });
      return all;
    }
  }

  static final class Rd05FirstThousand implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      return right.resolve(addresses.stream().limit(1_000).collect(Collectors.toSet()));
    }
  }

  static final class Rd06OnlyOneAnswer implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      boolean odd = addresses.size() == 3;
      return odd ? right.resolve(Set.of()) : right.resolve(addresses);
    }
  }

  static final class Rd07NeverForgets implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      Map<EmailAddress, List<PartyRecord>> remembered = new LinkedHashMap<>();
      return new BreakableDirectory(
          right ->
              asked -> {
                synchronized (remembered) {
                  Set<EmailAddress> missing = new HashSet<>(asked);
                  missing.removeAll(remembered.keySet());
                  Map<EmailAddress, List<PartyRecord>> answer = right.resolve(missing);
                  missing.forEach(
                      each -> remembered.put(each, answer.getOrDefault(each, List.of())));
                  return asked.stream()
                      .filter(each -> !remembered.getOrDefault(each, List.of()).isEmpty())
                      .collect(Collectors.toMap(each -> each, remembered::get));
                }
              });
    }
  }

  static final class Rd08SwallowsFailures implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      try {
        return right.resolve(addresses);
      } catch (DirectoryException e) {
        return Map.of();
      }
    }
  }

  /** Queries in parts of a thousand, and returns a partial answer when a part fails. */
  static final class Rd08AnswersInPart implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      return new BreakableDirectory(right -> asked -> parts(right, asked, false), true);
    }
  }

  private static Map<EmailAddress, List<PartyRecord>> parts(
      RecordDirectory right, Set<EmailAddress> asked, boolean inFull) {
    Map<EmailAddress, List<PartyRecord>> all = new HashMap<>();
    List<EmailAddress> left = List.copyOf(asked);
    try {
      for (int from = 0; from < left.size(); from += 1_000) {
        int to = Math.min(left.size(), from + 1_000);
        all.putAll(right.resolve(Set.copyOf(left.subList(from, to))));
      }
    } catch (DirectoryException e) {
      if (inFull || all.isEmpty()) {
        throw e;
      }
    }
    return all;
  }

  /** Keeps its answer in a field that other threads overwrite. */
  static final class Rd10SharesItsAnswer implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      Map<EmailAddress, List<PartyRecord>> shared = new ConcurrentHashMap<>();
      return new BreakableDirectory(
          right ->
              asked -> {
                shared.clear();
                shared.putAll(right.resolve(asked));
                Thread.yield();
                return new HashMap<>(shared);
              });
    }
  }

  static final class Rd11CountsNothing implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      return counting(() -> 1);
    }
  }

  static final class Rd11CountsQuestions implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      AtomicLong count = new AtomicLong();
      return counting(count::incrementAndGet);
    }
  }

  private static DirectoryUnderTest counting(LongSupplier changes) {
    return new BreakableDirectory(
        right ->
            new RecordDirectory() {
              @Override
              public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> asked) {
                return right.resolve(asked);
              }

              @Override
              public OptionalLong changes() {
                return OptionalLong.of(changes.getAsLong());
              }
            });
  }

  static final class Rd09ClosesOnce implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      AtomicBoolean closed = new AtomicBoolean();
      return new BreakableDirectory(
          right ->
              new RecordDirectory() {
                @Override
                public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> asked) {
                  return right.resolve(asked);
                }

                @Override
                public void close() {
                  if (closed.getAndSet(true)) {
                    throw new IllegalStateException("closed already");
                  }
                }
              });
    }
  }

  static final class Rd10OneThreadOnly implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      Thread owner = Thread.currentThread();
      return new BreakableDirectory(
          right -> asked -> Thread.currentThread() == owner ? right.resolve(asked) : Map.of());
    }
  }

  /** Finds addresses only as they were written, which is with capitals in this test. */
  static final class Rd03LooksAtCase implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      Map<EmailAddress, List<PartyRecord>> all = new HashMap<>(right.resolve(addresses));
      all.keySet().removeIf(each -> each.value().startsWith("mixed.case"));
      return all;
    }
  }

  private static Set<String> rulesBrokenBy(Class<?> contract) {
    return FailedTests.of(contract).stream()
        .map(name -> name.substring(0, 4))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Rd01EmptyLists.class,
        Rd02Backwards.class,
        Rd03LooksAtCase.class,
        Rd04OnlyActive.class,
        Rd05FirstThousand.class,
        Rd06OnlyOneAnswer.class,
        Rd07NeverForgets.class,
        Rd08SwallowsFailures.class,
        Rd08AnswersInPart.class,
        Rd09ClosesOnce.class,
        Rd10OneThreadOnly.class,
        Rd10SharesItsAnswer.class,
        Rd11CountsNothing.class,
        Rd11CountsQuestions.class
      })
  void aDirectoryThatBreaksARuleFailsItsTest(Class<?> wrong) {
    assertThat(rulesBrokenBy(wrong)).contains(wrong.getSimpleName().toLowerCase().substring(0, 4));
  }

  /** A correct directory passes, so the failures above have no other cause. */
  static final class Right implements Wrong {
    @Override
    public Map<EmailAddress, List<PartyRecord>> answer(
        RecordDirectory right, Set<EmailAddress> addresses) {
      return right.resolve(addresses);
    }
  }

  /** One that asks in parts and says when a part fails. */
  static final class RightInParts implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      return new BreakableDirectory(right -> asked -> parts(right, asked, true), true);
    }
  }

  @Test
  void aDirectoryThatBreaksNoneFailsNone() {
    assertThat(rulesBrokenBy(RightInParts.class)).isEmpty();
    assertThat(rulesBrokenBy(Right.class)).isEmpty();
  }
}
