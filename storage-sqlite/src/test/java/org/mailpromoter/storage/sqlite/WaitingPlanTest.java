package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cost of a commit for waiting decisions depends on its own messages, not on the size of the
 * database.
 */
class WaitingPlanTest {
  @TempDir private Path folder;

  private QueryPlans plans;

  @BeforeEach
  void makeTables() {
    plans = QueryPlans.in(folder);
  }

  @Test
  void decisionsAboutTheMessageOfANewActivityAreFoundByItsHash() throws Exception {
    assertThat(plans.of(Waiting.COPIES))
        .containsExactly("SEARCH decisions USING INDEX decisions_message (message_hash=?)");
  }

  @Test
  void thoseWhoWaitUnderAKeyAreFoundByTheKey() throws Exception {
    assertThat(plans.of(Waiting.UNDER_A_KEY))
        .contains(
            "SEARCH awaited USING PRIMARY KEY (key=? AND until>? AND until<?)",
            "SEARCH awaited USING PRIMARY KEY (key=? AND until=? AND decision<?)",
            "SEARCH d USING INTEGER PRIMARY KEY (rowid=?)")
        .noneMatch(step -> step.startsWith("SCAN d") || step.startsWith("USE TEMP"));
  }

  @Test
  void answersAreFoundByWhatTheyAnswer() throws Exception {
    assertThat(plans.of(Waiting.OF_ANSWERS))
        .containsExactly(
            "SCAN i VIRTUAL TABLE INDEX 1:",
            "SEARCH a USING COVERING INDEX activities_correlated (correlated_activity=?)",
            "SEARCH d USING INDEX decisions_activity (activity=?)");
  }
}
