package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;

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
    assertThat(plans.of(SqliteDecisionHistory.counting(filter, false)))
        .anyMatch(step -> step.contains(" d USING COVERING INDEX decisions_result"))
        .noneMatch(step -> step.equals("SCAN d"))
        .filteredOn(step -> step.startsWith("USE TEMP"))
        .as("the sum over the folders of a mailbox")
        .hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("allFilters")
  void theFewThatAnIndexOfWordsNamesAreLookedUp(DecisionConditions filter) throws Exception {
    assertThat(plans.of(SqliteDecisionHistory.counting(filter, true)))
        .contains(BY_NUMBER + " (rowid=?)")
        .noneMatch(step -> step.equals("SCAN d"));
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

  /** Those and what needs the rows. */
  static Stream<DecisionConditions> allFilters() {
    DecisionFilter all = DecisionFilter.all();
    return Stream.concat(
        filters(),
        Stream.of(
                all.withSender("a@b"),
                all.withText(SearchWords.of("offer")),
                all.withSubReasons(Set.of(SubReason.TOO_LARGE)))
            .map(DecisionConditions::new));
  }

  @ParameterizedTest
  @MethodSource("allFilters")
  void aListGoesBackByTheTimeOfReceipt(DecisionConditions filter) throws Exception {
    assertThat(plans.of(DecisionList.walking(filter)))
        .anyMatch(step -> step.startsWith("SEARCH d USING INDEX decisions_received"))
        .noneMatch(step -> step.startsWith("USE TEMP"));
    assertThat(plans.of(DecisionList.flooring(filter)))
        .singleElement()
        .asString()
        .startsWith("SEARCH d USING COVERING INDEX decisions_received");
  }

  @ParameterizedTest
  @MethodSource("allFilters")
  void aFewDecisionsAreReadByTheirNumbers(DecisionConditions filter) throws Exception {
    assertThat(plans.of(DecisionList.among(filter)))
        .contains(BY_NUMBER + " (rowid=?)")
        .noneMatch(step -> step.startsWith("SCAN d"));
  }

  @Test
  void whatIsOfOneKindIsReadInItsOrder() throws Exception {
    assertThat(plans.of(DecisionKinds.NEXT))
        .filteredOn(step -> step.startsWith("SEARCH"))
        .containsExactly(
            "SEARCH decisions USING COVERING INDEX decisions_result"
                + " (folder=? AND outcome=? AND reason>?)",
            "SEARCH decisions USING COVERING INDEX decisions_result (folder=? AND outcome>?)");
    assertThat(plans.of(DecisionKinds.LATEST))
        .singleElement()
        .asString()
        .startsWith(
            "SEARCH decisions USING COVERING INDEX decisions_result (folder=? AND outcome=?")
        .contains("received_at");
    assertThat(plans.of(DecisionKinds.COUNTING))
        .anyMatch(step -> step.contains("reason=? AND received_at>? AND received_at<?"));
    assertThat(plans.of(DecisionTimeline.OF_KIND))
        .anyMatch(step -> step.contains("reason=? AND received_at>? AND received_at<?"));
  }

  @Test
  void theOldestUndecidedMessageOfAFolderIsFoundAtOnce() throws Exception {
    assertThat(plans.of(SqliteDecisionHistory.UNDECIDED))
        .anyMatch(
            step -> step.startsWith("SEARCH d USING COVERING INDEX decisions_undecided (folder=?)"))
        .noneMatch(step -> step.startsWith("SCAN d"));
  }

  /** Filters of activities. */
  static Stream<ActivityConditions> activities() {
    ActivityFilter all = ActivityFilter.all();
    RecordId record = RecordId.parse("account:a").orElseThrow();
    return Stream.of(
            all,
            all.withParticipant("a@b"),
            all.withMailbox(new MailboxId("anna")),
            all.withRegarding(record),
            all.withQueue(record),
            all.withParty(record),
            all.withText(SearchWords.of("offer")),
            all.withSentFrom(Instant.EPOCH).withSentBefore(Instant.EPOCH))
        .map(ActivityConditions::new);
  }

  @ParameterizedTest
  @MethodSource("activities")
  void activitiesAreListedInTheOrderOfAnIndex(ActivityConditions filter) throws Exception {
    assertThat(plans.of(ActivityList.walking(filter)))
        .anyMatch(step -> step.startsWith("SEARCH a USING INDEX activities_sent (sent_at>? AND"))
        .noneMatch(step -> step.startsWith("USE TEMP") || step.startsWith("SCAN p"));
    assertThat(plans.of(ActivityList.flooring(filter)))
        .singleElement()
        .asString()
        .startsWith("SEARCH a USING COVERING INDEX activities_sent");
    assertThat(plans.of(ActivityList.among(filter)))
        .contains("SEARCH a USING INTEGER PRIMARY KEY (rowid=?)")
        .noneMatch(step -> step.startsWith("SCAN a") || step.startsWith("SCAN p"));
  }

  @Test
  void aFewActivitiesAreFoundInIndexesAlone() throws Exception {
    for (String each :
        List.of(
            ActivityCandidates.MAILBOX,
            ActivityCandidates.PARTY,
            ActivityCandidates.QUEUE,
            ActivityCandidates.REGARDING)) {
      assertThat(plans.of(each))
          .singleElement()
          .asString()
          .startsWith("SEARCH")
          .contains("USING COVERING INDEX");
    }
  }
}
