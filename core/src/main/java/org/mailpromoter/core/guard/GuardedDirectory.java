package org.mailpromoter.core.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryError;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.ListedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.StoreException;

/**
 * A record directory of a plugin, guarded so that its faults never end the program: every call runs
 * on another thread against a deadline, and whatever it throws or answers against its contract
 * becomes a {@link DirectoryException}. Thread-safe as far as the directory is.
 *
 * @since 0.1
 */
public class GuardedDirectory implements RecordDirectory {
  /** Longer than any time-out of the directories that come with the product. */
  public static final Duration STANDARD_DEADLINE = Duration.ofMinutes(2);

  /** How long closing a directory may take before it is abandoned. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** More records for an address are a fault of the directory and could exhaust memory. */
  private static final int MOST_RECORDS = 1_000;

  private static final int LONGEST_NAME = 10_000;

  private final String name;
  private final RecordDirectory behind;
  private final Duration deadline;
  private final ForeignCalls calls;

  private GuardedDirectory(String name, RecordDirectory behind, Duration deadline) {
    this.name = Objects.requireNonNull(name, "name");
    this.behind = Objects.requireNonNull(behind, "behind");
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.calls = new ForeignCalls("directory-" + name, behind.getClass().getClassLoader());
  }

  /**
   * Guards a directory with the standard deadline. The answer is a {@link ListedDirectory} when the
   * directory is one.
   *
   * @param name the name of the directory, for people
   * @param behind the directory; closed when this one is
   */
  public static RecordDirectory of(String name, RecordDirectory behind) {
    return of(name, behind, STANDARD_DEADLINE);
  }

  /** The same with another deadline. */
  public static RecordDirectory of(String name, RecordDirectory behind, Duration deadline) {
    return behind instanceof ListedDirectory listed
        ? new Listed(name, listed, deadline)
        : new GuardedDirectory(name, behind, deadline);
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    return ask("find records", () -> checked(behind.resolve(addresses)));
  }

  private Map<EmailAddress, List<PartyRecord>> checked(
      Map<EmailAddress, List<PartyRecord>> answer) {
    required("find records", answer);
    answer.forEach(
        (address, records) -> {
          if (records.size() > MOST_RECORDS) {
            throw defect(
                "find records",
                "it answers with more than " + MOST_RECORDS + " records for " + address,
                null);
          }
          if (records.stream().anyMatch(each -> each.name().length() > LONGEST_NAME)) {
            throw defect(
                "find records", "a name is longer than " + LONGEST_NAME + " characters", null);
          }
        });
    return answer;
  }

  @Override
  public OptionalLong changes() {
    return ask("say whether records changed", behind::changes);
  }

  @Override
  public Optional<Instant> asOf() {
    return ask("say how old its state is", behind::asOf);
  }

  /** A directory whose warnings fail gets a warning about that. */
  @Override
  public List<DirectoryWarning> warnings() {
    try {
      return ask("say what is wrong", () -> List.copyOf(behind.warnings()));
    } catch (DirectoryException e) {
      return List.of(new DirectoryWarning(e.code(), e.sentence()));
    }
  }

  /** The directory is no longer used, so failures are ignored. */
  @Override
  public void close() {
    try {
      calls.ask(
          CLOSING,
          () -> {
            behind.close();
            return true;
          });
    } catch (ForeignCallException e) {
      // its thread ends with the program
    }
  }

  <T> T ask(String what, Callable<T> question) {
    try {
      return required(what, calls.ask(deadline, question));
    } catch (ForeignCallException e) {
      if (e.getCause() instanceof RuntimeException failure && failure instanceof Faulted fault) {
        throw failure instanceof DirectoryException || failure instanceof StoreException
            ? failure
            : new DirectoryException(fault.code(), fault.sentence(), failure);
      }
      throw switch (e.kind()) {
        case THREW -> defect(what, e.sentence(), e.getCause());
        case HANGS, BLOCKED ->
            new DirectoryException(DirectoryError.HANGS, sentence(what, e.sentence()), e);
      };
    }
  }

  private <T> T required(String what, @Nullable T answer) {
    if (answer == null) {
      throw defect(what, "it returned null", null);
    }
    return answer;
  }

  /** A directory whose records can be listed. */
  private static final class Listed extends GuardedDirectory implements ListedDirectory {
    private final ListedDirectory behind;

    Listed(String name, ListedDirectory behind, Duration deadline) {
      super(name, behind, deadline);
      this.behind = behind;
    }

    @Override
    public List<RecordEntry> list(String part, int limit) {
      return ask("list records", () -> List.copyOf(behind.list(part, limit)));
    }

    @Override
    public List<RecordEntry> listAfter(RecordId after, String part, int limit) {
      return ask("list records", () -> List.copyOf(behind.listAfter(after, part, limit)));
    }

    @Override
    public Optional<RecordEntry> find(RecordId id) {
      return ask("find a record", () -> behind.find(id));
    }

    @Override
    public long count() {
      return ask("count records", behind::count);
    }
  }

  private DirectoryException defect(String what, String how, @Nullable Throwable cause) {
    return new DirectoryException(DirectoryError.DEFECT, sentence(what, how), cause);
  }

  private String sentence(String what, String how) {
    return "The record directory " + name + " was asked to " + what + ": " + how + ".";
  }
}
