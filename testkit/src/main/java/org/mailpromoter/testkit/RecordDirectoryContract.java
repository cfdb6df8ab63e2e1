package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * The contract of every {@link RecordDirectory}. Implement {@link #emptyDirectory()} in a test
 * class; the names of the tests contain the rule numbers from the documentation of {@code
 * RecordDirectory}.
 *
 * <p>A hanging test fails after some minutes, with the name of its rule.
 *
 * @since 0.1
 */
@Timeout(
    value = RecordDirectoryContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface RecordDirectoryContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /** A directory without records, one for each test. */
  DirectoryUnderTest emptyDirectory() throws Exception;

  /** The id by which the directory knows a record that was put in; another one in a namespace. */
  default RecordId idOf(RecordId put) {
    return put;
  }

  /** The id by which the directory knows the owner of a record that was put in. */
  default RecordId ownerOf(RecordId put) {
    return put;
  }

  /** RD-1: unknown addresses and addresses that were not requested are absent. */
  @Test
  default void rd01_whoIsUnknownOrNotAskedForIsAbsent() throws Exception {
    try (DirectoryUnderTest test = filled(contact("anna"), contact("bert"))) {
      assertThat(test.directory().resolve(addresses("anna", "nobody")))
          .containsOnlyKeys(address("anna"));
      assertThat(test.directory().resolve(addresses("nobody"))).isEmpty();
      assertThat(test.directory().resolve(Set.of())).isEmpty();
    }
  }

  /** RD-2: an address of several records has them ordered by id, each once. */
  @Test
  default void rd02_recordsAreOrderedByIdAndStandOnce() throws Exception {
    try (DirectoryUnderTest test =
        filled(
            entry(RecordKind.LEAD, "a", "shared"),
            entry(RecordKind.CONTACT, "z", "shared"),
            entry(RecordKind.CONTACT, "b", "shared"),
            entry(RecordKind.CONTACT, "b", "shared"))) {
      assertThat(test.directory().resolve(addresses("shared")).get(address("shared")))
          .extracting(PartyRecord::id)
          .containsExactly(
              idOf(new RecordId(RecordKind.CONTACT, "b")),
              idOf(new RecordId(RecordKind.CONTACT, "z")),
              idOf(new RecordId(RecordKind.LEAD, "a")));
    }
  }

  /** RD-3: the case of letters does not matter. */
  @Test
  default void rd03_theCaseOfAnAddressDoesNotMatter() throws Exception {
    try (DirectoryUnderTest test = filled(contact("Mixed.Case"))) {
      EmailAddress asked = new EmailAddress("MIXED.case@Customer.EXAMPLE");
      assertThat(test.directory().resolve(Set.of(asked))).containsOnlyKeys(asked);
    }
  }

  /** RD-4: inactive records are included, with all that is known of them. */
  @Test
  default void rd04_inactiveRecordsAreIncluded() throws Exception {
    RecordEntry gone =
        new RecordEntry(
            PartyRecord.of(new RecordId(RecordKind.CONTACT, "gone"), "Gone Away")
                .ownedBy(RecordId.user("christopher"))
                .active(false),
            List.of(address("gone")));
    try (DirectoryUnderTest test = filled(gone)) {
      assertThat(
              test.directory().resolve(addresses("gone")).getOrDefault(address("gone"), List.of()))
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.active()).isFalse();
                assertThat(record.name()).isEqualTo("Gone Away");
                assertThat(record.owner()).contains(ownerOf(RecordId.user("christopher")));
              });
    }
  }

  /** RD-5: thousands of addresses are answered at once. */
  @Test
  default void rd05_thousandsAreAnsweredAtOnce() throws Exception {
    List<RecordEntry> many = new ArrayList<>();
    Set<EmailAddress> asked = new LinkedHashSet<>();
    for (int i = 0; i < 2_500; i++) {
      many.add(contact("n" + i));
      asked.add(address("n" + i));
      asked.add(address("stranger" + i));
    }
    try (DirectoryUnderTest test = filled(many.toArray(new RecordEntry[0]))) {
      assertThat(test.directory().resolve(asked)).hasSize(many.size());
    }
  }

  /** RD-6: an answer depends on the state alone. */
  @Test
  default void rd06_theAnswerIsTheSameWhateverElseIsAsked() throws Exception {
    try (DirectoryUnderTest test = filled(contact("anna"), contact("bert"), contact("carl"))) {
      RecordDirectory directory = test.directory();
      List<PartyRecord> alone = directory.resolve(addresses("anna")).get(address("anna"));
      assertThat(alone).hasSize(1);
      assertThat(directory.resolve(addresses("anna", "nobody", "bert")))
          .containsEntry(address("anna"), alone);
      assertThat(directory.resolve(addresses("carl", "anna")))
          .containsEntry(address("anna"), alone);
      assertThat(directory.resolve(addresses("anna")))
          .containsOnly(Map.entry(address("anna"), alone));
    }
  }

  /** RD-7: an address that has just become known is found. */
  @Test
  default void rd07_aNewRecordIsFound() throws Exception {
    try (DirectoryUnderTest test = filled(contact("anna"))) {
      RecordDirectory directory = test.directory();
      assertThat(directory.resolve(addresses("anna", "new"))).containsOnlyKeys(address("anna"));
      test.put(List.of(contact("new")));
      test.passDelay();
      assertThat(directory.resolve(addresses("anna", "new")))
          .containsOnlyKeys(address("anna"), address("new"));
    }
  }

  /** RD-7: a record that changed is found as it is now. */
  @Test
  default void rd07_aChangeIsFound() throws Exception {
    try (DirectoryUnderTest test = filled(entry(RecordKind.CONTACT, "anna", "old"))) {
      RecordDirectory directory = test.directory();
      assertThat(directory.resolve(addresses("old", "now"))).containsOnlyKeys(address("old"));
      test.put(List.of(entry(RecordKind.CONTACT, "anna", "now")));
      test.passDelay();
      assertThat(directory.resolve(addresses("old", "now"))).containsOnlyKeys(address("now"));
    }
  }

  /**
   * RD-8: a directory that cannot answer throws with a message, and never returns an empty answer.
   */
  @Test
  default void rd08_aFailureIsAnExceptionAndNeverAnEmptyAnswer() throws Exception {
    try (DirectoryUnderTest test = filled(contact("anna"))) {
      Assumptions.assumeTrue(test.fail(), "this kind of directory never fails");
      assertThatThrownBy(() -> test.directory().resolve(addresses("anna", "bert")))
          .isInstanceOfSatisfying(
              Faulted.class,
              fault -> {
                assertThat(fault.sentence()).isNotBlank();
                assertThat(fault.code().remedy()).isNotBlank();
              });
    }
  }

  /** RD-8: a failure after a part of the answer is a failure, and no shorter answer. */
  @Test
  default void rd08_aFailureInTheMiddleIsNoShorterAnswer() throws Exception {
    List<RecordEntry> many = new ArrayList<>();
    Set<EmailAddress> asked = new LinkedHashSet<>();
    for (int i = 0; i < 2_500; i++) {
      many.add(contact("n" + i));
      asked.add(address("n" + i));
    }
    try (DirectoryUnderTest test = filled(many.toArray(new RecordEntry[0]))) {
      Assumptions.assumeTrue(
          test.failAfter(1), "this kind of directory asks its source once, or never fails");
      assertThatThrownBy(() -> test.directory().resolve(asked)).isInstanceOf(Faulted.class);
    }
  }

  /** RD-9: closing twice is closing once. */
  @Test
  default void rd09_itMayBeClosedSeveralTimes() throws Exception {
    try (DirectoryUnderTest test = filled(contact("anna"))) {
      test.directory().resolve(addresses("anna"));
      test.directory().close();
      test.directory().close();
    }
  }

  /** RD-10: several threads get the answer that one gets. */
  @Test
  default void rd10_severalThreadsMayAsk() throws Exception {
    List<RecordEntry> some = new ArrayList<>();
    Set<EmailAddress> asked = new LinkedHashSet<>();
    for (int i = 0; i < 50; i++) {
      some.add(contact("n" + i));
      asked.add(address("n" + i));
    }
    try (DirectoryUnderTest test = filled(some.toArray(new RecordEntry[0]))) {
      Map<EmailAddress, List<PartyRecord>> expected = test.directory().resolve(asked);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Set<EmailAddress>> questions = differentQuestions(asked);
        List<Future<Map<EmailAddress, List<PartyRecord>>>> answers = new ArrayList<>();
        for (Set<EmailAddress> question : questions) {
          answers.add(threads.submit(() -> test.directory().resolve(question)));
        }
        for (int i = 0; i < questions.size(); i++) {
          Map<EmailAddress, List<PartyRecord>> own = new HashMap<>(expected);
          own.keySet().retainAll(questions.get(i));
          assertThat(answers.get(i).get()).isEqualTo(own);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  /** Questions of a few addresses each, so that an answer to another question shows. */
  private static List<Set<EmailAddress>> differentQuestions(Set<EmailAddress> addresses) {
    List<EmailAddress> all = List.copyOf(addresses);
    List<Set<EmailAddress>> questions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Set<EmailAddress> question = new LinkedHashSet<>();
      for (int j = 0; j <= i % 7; j++) {
        question.add(all.get((i + j * 3) % all.size()));
      }
      questions.add(question);
    }
    return questions;
  }

  /** RD-11: the number of changes stays while nothing changes, and is another one afterwards. */
  @Test
  default void rd11_theNumberOfChangesFollowsTheChanges() throws Exception {
    try (DirectoryUnderTest test = filled(contact("anna"))) {
      RecordDirectory directory = test.directory();
      OptionalLong before = directory.changes();
      Assumptions.assumeTrue(before.isPresent(), "this kind of directory counts no changes");
      directory.resolve(addresses("anna", "nobody"));
      assertThat(directory.changes()).as("nothing changed").isEqualTo(before);
      test.put(List.of(contact("new")));
      test.passDelay();
      assertThat(directory.changes()).as("a record is new").isNotEqualTo(before);
    }
  }

  private DirectoryUnderTest filled(RecordEntry... entries) throws Exception {
    DirectoryUnderTest test = emptyDirectory();
    test.put(List.of(entries));
    test.passDelay();
    return test;
  }

  private static RecordEntry contact(String name) {
    return entry(RecordKind.CONTACT, name, name);
  }

  private static RecordEntry entry(RecordKind kind, String key, String address) {
    PartyRecord record = PartyRecord.of(new RecordId(kind, key), "Name of " + key);
    return new RecordEntry(record.createdAt(Instant.EPOCH), List.of(address(address)));
  }

  private static EmailAddress address(String name) {
    return new EmailAddress(name + "@customer.example");
  }

  private static Set<EmailAddress> addresses(String... names) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    for (String name : names) {
      addresses.add(address(name));
    }
    return addresses;
  }
}
