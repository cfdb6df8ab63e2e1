package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.memory.InMemoryPolicyLog;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contract refuses stores that are wrong only when several mailboxes share mail. */
class WrongSeveralMailboxesTest {
  abstract static class Contract implements SeveralMailboxesContract {
    final InMemoryActivityStore right = new InMemoryActivityStore();
    private final PolicyLog policies = new InMemoryPolicyLog();

    @Override
    public ActivityStore store() {
      return right;
    }

    @Override
    public ActivityHistory activities() {
      return right.activityHistory();
    }

    @Override
    public DecisionHistory decisions() {
      return right.decisionHistory();
    }

    @Override
    public PolicyLog policies() {
      return policies;
    }
  }

  static final class KeepsAnActivityForEachCopy extends Contract {
    @Override
    public ActivityHistory activities() {
      return WrongPort.of(
          ActivityHistory.class,
          super.activities(),
          "list",
          (history, arguments) -> copies(history.list((ActivityFilter) arguments[0], 10_000)));
    }

    private List<EmailActivity> copies(List<EmailActivity> activities) {
      return right.decisions().stream()
          .flatMap(each -> each.activity().stream())
          .flatMap(id -> activities.stream().filter(each -> each.id().equals(id)))
          .toList();
    }
  }

  static final class LosesTheDecisionsOfDuplicates extends Contract {
    @Override
    public ActivityStore store() {
      return WrongPort.of(
          ActivityStore.class,
          super.store(),
          "commit",
          (store, arguments) -> {
            store.commit(withoutDuplicates((Commit) arguments[0]));
            return null;
          });
    }

    private static Commit withoutDuplicates(Commit batch) {
      return batch.toBuilder()
          .decisions(
              batch.decisions().stream().filter(each -> each.reason() != Reason.DUPLICATE).toList())
          .build();
    }
  }

  static final class ListsTheDecisionsOfOneMailbox extends Contract {
    @Override
    public DecisionHistory decisions() {
      return WrongPort.of(
          DecisionHistory.class,
          super.decisions(),
          "list",
          (history, arguments) ->
              right.storedAfter(0).stream()
                  .filter(each -> each.mailbox().value().equals(USERS.get(0)))
                  .toList());
    }
  }

  static final class MixesPoliciesUp extends Contract {
    @Override
    public PolicyLog policies() {
      return WrongPort.of(
          PolicyLog.class,
          super.policies(),
          "find",
          (log, arguments) ->
              log.versions(PageKey.START, 1).entries().stream()
                  .map(
                      each ->
                          Policy.of(
                              OrganizationSettings.DEFAULT,
                              List.of(),
                              Map.of(),
                              Setting.byDefault(List.of())))
                  .findFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        KeepsAnActivityForEachCopy.class,
        LosesTheDecisionsOfDuplicates.class,
        ListsTheDecisionsOfOneMailbox.class,
        MixesPoliciesUp.class
      })
  void aWrongStoreIsRefusedInEachRepetition(Class<?> contract) {
    assertThat(FailedTests.of(contract))
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(1, each -> each + 1)
                .limit(8)
                .map(each -> "repetition " + each + " of 8")
                .toList());
  }
}
