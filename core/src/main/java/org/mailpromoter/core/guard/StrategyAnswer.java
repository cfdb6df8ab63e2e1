package org.mailpromoter.core.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyFault.Kind;

/** What a strategy of a third party may answer (CS-3, CS-4, CS-6); anything else is a failure. */
final class StrategyAnswer {
  static final int MOST_KEPT = 100;
  static final int MOST_SOUGHT = 200;
  private static final int LONGEST = 1_000;
  private static final int MOST_HEADERS = 10;
  private static final int LONGEST_HEADER = 100;

  private StrategyAnswer() {}

  /**
   * The headers that it reads (CS-9), asked once.
   *
   * @throws IllegalArgumentException if they are against the contract
   */
  static Set<String> headers(@Nullable Set<String> answer) {
    if (answer == null
        || answer.size() > MOST_HEADERS
        || !answer.stream().allMatch(StrategyAnswer::isHeader)) {
      throw new IllegalArgumentException(
          "the plugin's strategy asks for more than "
              + MOST_HEADERS
              + " headers, or for an invalid header name; a name has at most "
              + LONGEST_HEADER
              + " characters: "
              + answer);
    }
    return Set.copyOf(answer);
  }

  private static boolean isHeader(@Nullable String name) {
    return name != null
        && !name.isEmpty()
        && name.length() <= LONGEST_HEADER
        && name.chars().allMatch(c -> c == '-' || c < 128 && Character.isLetterOrDigit(c));
  }

  /** A copy of the keys, so they cannot change later. */
  static Set<CorrelationKey> keys(@Nullable Set<CorrelationKey> answer, int most) {
    if (answer == null) {
      throw StrategyFailedException.of(Kind.NULL_KEYS, 0);
    }
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (CorrelationKey key : answer) {
      if (key == null) {
        throw StrategyFailedException.of(Kind.NULL_KEY, 0);
      }
      requireShort(key.space());
      requireShort(key.value());
      keys.add(key);
      if (keys.size() > most) {
        throw StrategyFailedException.of(Kind.TOO_MANY_KEYS, most);
      }
    }
    return keys;
  }

  /**
   * The match, created again from what was found: a strategy chooses and adds its evidence only.
   */
  @SuppressWarnings("NullableOptional") // the fault itself
  static Optional<Match> match(@Nullable Optional<Match> answer, List<Candidate> found) {
    if (answer == null) {
      throw StrategyFailedException.of(Kind.NULL_JUDGEMENT, 0);
    }
    return answer.map(match -> among(found, match));
  }

  private static Match among(List<Candidate> found, Match match) {
    requireShort(match.clue().where());
    requireShort(match.clue().value());
    if (!Clue.isWord(match.clue().where())) {
      throw StrategyFailedException.of(Kind.WHERE_IS_NO_WORD, 0);
    }
    return found.stream()
        .filter(candidate -> candidate.activity().equals(match.activity()))
        .findFirst()
        .map(candidate -> Match.of(candidate, match.clue()))
        .orElseThrow(
            () -> StrategyFailedException.of(Kind.MATCHED_ANOTHER, match.activity().value()));
  }

  private static void requireShort(String text) {
    if (text.length() > LONGEST) {
      throw StrategyFailedException.of(Kind.TEXT_TOO_LONG, text.length());
    }
  }
}
