package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.ForeignSetting;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.PolicySource;
import org.mailpromoter.spi.policy.PolicySourceException;
import org.mailpromoter.spi.policy.SourcePlace;

/**
 * The contract of every {@link PolicySource}. Implement {@link #filled()} in a test class. The
 * rules:
 *
 * <ul>
 *   <li>PS-1: what it reads is complete: a CRM that fails in between fails the whole reading.
 *   <li>PS-2: every value says where it is in the CRM.
 *   <li>PS-3: a key, a user and a queue are there once, and an address has one user and one queue
 *       at most.
 *   <li>PS-4: who a queue or a mailbox belongs to is among the users and queues.
 *   <li>PS-5: the same settings are read the same again.
 *   <li>PS-6: neither reading nor asking changes anything in the CRM.
 *   <li>PS-7: what is not carried over says why, in a sentence.
 *   <li>PS-8: a second close has no effect.
 * </ul>
 *
 * @since 0.1
 */
@Timeout(
    value = PolicySourceContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface PolicySourceContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /**
   * A CRM with settings, at least one user, one queue that belongs to a user, one mailbox, and one
   * setting that has no counterpart here.
   */
  PolicySourceUnderTest filled() throws Exception;

  /** PS-1: a part of the settings is none. */
  @Test
  default void ps01_aCrmThatFailsInBetweenFailsTheWholeReading() throws Exception {
    for (int requests = 0; requests < 20; requests++) {
      try (PolicySourceUnderTest test = filled()) {
        ForeignPolicy whole = test.source().read();
        if (!test.failAfter(requests)) {
          return;
        }
        try {
          assertThat(texts(test.source().read())).isEqualTo(texts(whole));
          return; // it needs no more requests than that
        } catch (PolicySourceException e) {
          assertThat(e.sentence()).isNotBlank().endsWith(".");
          assertThat(e.code().remedy()).isNotBlank();
        }
      }
    }
  }

  /** PS-2: people look a value up where it comes from. */
  @Test
  default void ps02_everyValueSaysWhereItIs() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      ForeignPolicy policy = test.source().read();
      assertThat(policy.place()).isNotBlank();
      assertThat(policy.settings()).isNotEmpty();
      assertThat(places(policy)).extracting(SourcePlace::column).doesNotContain("");
    }
  }

  private static List<SourcePlace> places(ForeignPolicy policy) {
    List<SourcePlace> places = new ArrayList<>();
    policy.settings().forEach(each -> places.add(each.values().place()));
    for (ForeignOwner each : policy.owners()) {
      places.add(each.name().place());
      places.add(each.addresses().place());
      places.add(each.track().place());
      each.responsible().ifPresent(user -> places.add(user.place()));
    }
    policy
        .mailboxes()
        .forEach(
            each -> {
              places.add(each.enabled().place());
              places.add(each.approved().place());
              each.processFrom().ifPresent(start -> places.add(start.place()));
            });
    policy.notCarriedOver().forEach(each -> places.add(each.place()));
    return places;
  }

  /** PS-3: a configuration file could hold nothing else. */
  @Test
  default void ps03_nothingIsThereTwice() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      ForeignPolicy policy = test.source().read();
      assertThat(policy.settings()).extracting(ForeignSetting::key).doesNotHaveDuplicates();
      assertThat(policy.owners()).extracting(ForeignOwner::id).doesNotHaveDuplicates();
      for (RecordKind kind : List.of(RecordKind.USER, RecordKind.QUEUE)) {
        List<EmailAddress> addresses =
            policy.owners().stream()
                .filter(each -> each.id().kind() == kind)
                .flatMap(each -> each.addresses().value().stream())
                .toList();
        assertThat(addresses).as("addresses of each " + kind).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  /** PS-4: nothing belongs to somebody who was left out. */
  @Test
  default void ps04_whoSomethingBelongsToIsThere() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      ForeignPolicy policy = test.source().read();
      Set<RecordId> owners = new HashSet<>();
      policy.owners().forEach(each -> owners.add(each.id()));
      List<RecordId> responsible =
          policy.owners().stream()
              .flatMap(each -> each.responsible().stream())
              .map(each -> each.value())
              .toList();
      assertThat(responsible).isNotEmpty().isSubsetOf(owners);
      assertThat(policy.mailboxes()).isNotEmpty();
      assertThat(policy.mailboxes()).extracting(each -> each.owner()).isSubsetOf(owners);
    }
  }

  /** PS-5: the order is the same, too, so that files can be compared. */
  @Test
  default void ps05_theSameSettingsAreReadTheSameAgain() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      assertThat(texts(test.source().read())).isEqualTo(texts(test.source().read()));
    }
  }

  private static List<String> texts(ForeignPolicy policy) {
    List<String> texts = new ArrayList<>();
    policy.settings().forEach(each -> texts.add(each.toString()));
    policy.owners().forEach(each -> texts.add(each.toString()));
    policy.notCarriedOver().forEach(each -> texts.add(each.toString()));
    places(policy).forEach(each -> texts.add(each.toString()));
    return texts;
  }

  /** PS-6: it only reads. */
  @Test
  default void ps06_nothingIsChangedInTheCrm() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      EmailAddress to = test.source().read().owners().get(0).addresses().value().get(0);
      IncomingMessage message =
          new IncomingMessage(
              "<contract@customer.example>",
              "It's a \"question\" & more: 100 %",
              "anna@customer.example",
              List.of(to),
              List.of(),
              List.of());
      assertThat(test.source().judge(message)).isEqualTo(test.source().judge(message));
      assertThat(test.changes()).isZero();
    }
  }

  /** PS-7: people read it. */
  @Test
  default void ps07_whatIsNotCarriedOverSaysWhy() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      assertThat(test.source().read().notCarriedOver())
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.why()).endsWith(".").contains(" "));
    }
  }

  /** PS-8: after a failure the host may close twice. */
  @Test
  default void ps08_aSecondCloseHasNoEffect() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      PolicySource source = test.source();
      assertThatCode(source::close).doesNotThrowAnyException();
      assertThatCode(source::close).doesNotThrowAnyException();
    }
  }

  /** PS-1: a CRM that does not answer at all. */
  @Test
  default void ps01_aCrmThatDoesNotAnswerIsAFailure() throws Exception {
    try (PolicySourceUnderTest test = filled()) {
      if (test.failAfter(0)) {
        assertThatThrownBy(() -> test.source().read()).isInstanceOf(PolicySourceException.class);
      }
    }
  }
}
