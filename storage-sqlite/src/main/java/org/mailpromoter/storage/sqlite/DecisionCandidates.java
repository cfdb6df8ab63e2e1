package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.history.PageKey;

/** Finds the few decisions of which a filter lets some through, if an index knows them. */
final class DecisionCandidates {
  private final Handle handle;
  private final DecisionConditions conditions;
  private final int few;

  /**
   * Candidates.
   *
   * @param few how many are few
   */
  DecisionCandidates(Handle handle, DecisionConditions conditions, int few) {
    this.handle = handle;
    this.conditions = conditions;
    this.few = few;
  }

  /**
   * Decisions among which are the latest ones behind a key.
   *
   * @param most how many of the latest are needed
   */
  Optional<List<Long>> behind(PageKey from, int most) throws SQLException {
    Optional<List<Long>> withWords = withWords(from);
    return withWords.isPresent() ? withWords : ofKinds(from, most);
  }

  /** All that may contain the words. */
  Optional<List<Long>> withWords(PageKey from) {
    DecisionFilter filter = conditions.filter();
    WordIndex index = WordIndex.of(handle, "decision_words", filter.text(), filter.sender());
    return index.isEmpty()
        ? Optional.empty()
        : index.rows(DecisionList.sample(handle, from, WordIndex.SAMPLE), few);
  }

  private Optional<List<Long>> ofKinds(PageKey from, int most) throws SQLException {
    Optional<DecisionKinds> kinds = DecisionKinds.of(handle, conditions);
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    if (conditions.isIndexed()) {
      return Optional.of(numbers(kinds.get().latest(from, most)));
    }
    return kinds.get().count(few + 1L) > few
        ? Optional.empty()
        : Optional.of(numbers(kinds.get().latest(from, few)));
  }

  private static List<Long> numbers(List<PageKey> places) {
    return places.stream().map(PageKey::number).toList();
  }
}
