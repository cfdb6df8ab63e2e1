package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory.With;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.mailbox.MailboxId;

/** Lists, counts and pages read an index, or a part of a table, and sort no table. */
class ReadingPlanTest {
  private static final String BY_NUMBER = "SEARCH d USING INTEGER PRIMARY KEY";

  @TempDir private Path folder;

  private QueryPlans plans;

  @BeforeEach
  void makeTables() {
    plans = QueryPlans.in(folder);
  }

  /** All that the index answers. */
  static Stream<DecisionConditions> filters() {
    DecisionFilter all = DecisionFilter.all();
    return Stream.of(
            all,
            all.withOutcomes(Set.of(Outcome.REFUSED)),
            all.withReasons(Set.of(Reason.INVALID_SENDER, Reason.DUPLICATE)),
            all.withMailbox(new MailboxId("anna")),
            all.withReceivedFrom(Instant.EPOCH),
            all.withReceivedBefore(Instant.EPOCH).withMailbox(new MailboxId("anna")))
        .map(DecisionConditions::new);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void countsReadTheIndexAloneAndInItsOrder(DecisionConditions filter) throws Exception {
    assertThat(plans.of(SqliteDecisionHistory.counting(filter)))
        .anyMatch(step -> step.contains(" d USING COVERING INDEX decisions_result"))
        .noneMatch(step -> step.equals("SCAN d"))
        .filteredOn(step -> step.startsWith("USE TEMP"))
        .as("the sum over the folders of a mailbox")
        .hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void theFirstDecisionOfAPeriodIsFoundInTheIndexAlone(DecisionConditions filter) throws Exception {
    assertThat(plans.of(SqliteDecisionHistory.first(filter)))
        .anyMatch(step -> step.contains(" d USING COVERING INDEX decisions_result"))
        .noneMatch(step -> step.startsWith("USE TEMP"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void pagesContinueAtANumber(DecisionConditions filter) throws Exception {
    for (With evidence : With.values()) {
      assertThat(plans.of(SqliteDecisionHistory.paging(filter, evidence)))
          .contains(BY_NUMBER + " (rowid>?)", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)")
          .noneMatch(step -> step.startsWith("USE TEMP"));
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void aListGoesBackFromANumber(DecisionConditions filter) throws Exception {
    assertThat(plans.of(DecisionList.walking(filter)))
        .contains(BY_NUMBER + " (rowid>? AND rowid<?)")
        .noneMatch(step -> step.startsWith("USE TEMP"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void whatIsRareIsFoundInTheIndexAndOnlyThatIsRead(DecisionConditions filter) throws Exception {
    assertThat(plans.of(DecisionList.byIndex(filter)))
        .contains(BY_NUMBER + " (rowid=?)")
        .anyMatch(step -> step.contains(" d USING COVERING INDEX decisions_result"))
        .noneMatch(step -> step.equals("SCAN d"));
  }

  @Test
  void activitiesAreListedInTheOrderOfAnIndex() throws Exception {
    assertThat(plans.of(SqliteActivityHistory.listing(ActivityFilter.all())))
        .containsExactly("SEARCH a USING INDEX activities_sent (sent_at<?)");
    assertThat(plans.of(SqliteActivityHistory.listing(ActivityFilter.all().withParticipant("a@b"))))
        .contains("SEARCH a USING INDEX activities_sent (sent_at<?)")
        .noneMatch(step -> step.startsWith("USE TEMP"));
  }
}
