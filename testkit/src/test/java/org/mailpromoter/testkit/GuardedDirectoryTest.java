package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.guard.GuardedDirectory;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryError;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.ListedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;

/** Any fault of a plugin's directory is a failure of that directory, with a message. */
class GuardedDirectoryTest implements RecordDirectoryContract {
  private static final EmailAddress ANNA = new EmailAddress("anna@customer.example");
  private static final Duration SHORT = Duration.ofMillis(200);

  @Override
  public DirectoryUnderTest emptyDirectory() {
    return new BreakableDirectory(right -> GuardedDirectory.of("crm", right));
  }

  private static RecordDirectory guarded(RecordDirectory behind) {
    return GuardedDirectory.of("crm", behind, SHORT);
  }

  private static void fails(ErrorCode code, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DirectoryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.sentence()).startsWith("The record directory crm was asked to ");
              assertThat(e.sentence()).contains(words);
            });
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void throwUnseen(Throwable e) throws E {
    throw (E) e;
  }

  @Test
  void whatADirectoryThrowsIsADefectOfIt() {
    List<Throwable> thrown =
        List.of(
            new IllegalStateException("boom"),
            new NoClassDefFoundError("acme/Client"),
            new StackOverflowError("deep"),
            new java.io.IOException("unseen"));
    for (Throwable each : thrown) {
      RecordDirectory directory =
          guarded(
              asked -> {
                GuardedDirectoryTest.<RuntimeException>throwUnseen(each);
                return Map.of();
              });
      fails(DirectoryError.DEFECT, "it threw " + each, () -> directory.resolve(Set.of(ANNA)));
    }
  }

  @Test
  @SuppressWarnings("NullAway") // the fault itself
  void nullIsADefectWhereverItIsAnswered() {
    RecordDirectory directory = new Nulls();
    RecordDirectory guarded = guarded(directory);
    fails(DirectoryError.DEFECT, "it returned null", () -> guarded.resolve(Set.of(ANNA)));
    fails(DirectoryError.DEFECT, "it returned null", guarded::changes);
    assertThat(guarded.warnings())
        .extracting(DirectoryWarning::code)
        .containsExactly(DirectoryError.DEFECT);
  }

  @SuppressWarnings("NullAway") // the fault itself
  private static final class Nulls implements RecordDirectory {
    @Override
    public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
      return null;
    }

    @Override
    public OptionalLong changes() {
      return null;
    }

    @Override
    public List<DirectoryWarning> warnings() {
      return null;
    }
  }

  @Test
  void aDirectoryThatHangsIsGivenUp() {
    CountDownLatch released = new CountDownLatch(1);
    RecordDirectory directory =
        guarded(
            asked -> {
              waitDeaf(released);
              return Map.of();
            });
    fails(
        DirectoryError.HANGS,
        "it did not answer within 200 ms",
        () -> directory.resolve(Set.of(ANNA)));
    released.countDown();
  }

  private static void waitDeaf(CountDownLatch until) {
    while (until.getCount() > 0) {
      try {
        until.await();
      } catch (InterruptedException e) {
        // as stubborn as code can be
      }
    }
  }

  @Test
  void whatADirectorySaysItselfPassesThrough() {
    DirectoryException own = new DirectoryException(DirectoryError.DEFECT, "It is closed.", null);
    RecordDirectory directory =
        guarded(
            asked -> {
              throw own;
            });
    assertThatThrownBy(() -> directory.resolve(Set.of(ANNA))).isSameAs(own);
  }

  @Test
  void anAnswerThatWouldFillTheMemoryIsADefect() {
    PartyRecord record = PartyRecord.of(RecordId.parse("contact:anna").orElseThrow(), "Anna");
    fails(
        DirectoryError.DEFECT,
        "more than 1000 records",
        () ->
            guarded(asked -> Map.of(ANNA, Collections.nCopies(1_001, record)))
                .resolve(Set.of(ANNA)));
    fails(
        DirectoryError.DEFECT,
        "longer than 10000 characters",
        () ->
            guarded(asked -> Map.of(ANNA, List.of(record.named("x".repeat(10_001)))))
                .resolve(Set.of(ANNA)));
  }

  @Test
  void closingNeverFails() {
    List<Consumer<RecordDirectory>> faults =
        List.of(
            directory -> {
              throw new IllegalStateException("close");
            },
            directory -> {
              throw new NoClassDefFoundError("acme/Client");
            });
    for (Consumer<RecordDirectory> fault : faults) {
      RecordDirectory directory =
          guarded(
              new RecordDirectory() {
                @Override
                public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> asked) {
                  return Map.of();
                }

                @Override
                public void close() {
                  fault.accept(this);
                }
              });
      assertThatCode(directory::close).doesNotThrowAnyException();
    }
  }

  @Test
  void aDirectoryThatCanBeListedStaysOne() {
    assertThat(guarded(new FixedDirectory(List.of()))).isInstanceOf(ListedDirectory.class);
    assertThat(guarded(asked -> Map.of())).isNotInstanceOf(ListedDirectory.class);
  }
}
