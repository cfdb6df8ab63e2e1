package org.mailpromoter.core.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.Match;

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
      throw new StrategyFailedException("it returned null for keys");
    }
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (CorrelationKey key : answer) {
      if (key == null) {
        throw new StrategyFailedException("it returned a key that is null");
      }
      requireShort(key.space());
      requireShort(key.value());
      keys.add(key);
      if (keys.size() > most) {
        throw new StrategyFailedException("it returned more than " + most + " keys");
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
      throw new StrategyFailedException("it returned null for a judgement");
    }
    return answer.map(match -> among(found, match));
  }

  private static Match among(List<Candidate> found, Match match) {
    requireShort(match.where());
    requireShort(match.value());
    return found.stream()
        .filter(candidate -> candidate.activity().equals(match.activity()))
        .findFirst()
        .map(candidate -> Match.of(candidate, match.where(), match.value()))
        .orElseThrow(
            () ->
                new StrategyFailedException(
                    "it matched activity " + match.activity() + ", which it was not given"));
  }

  private static void requireShort(String text) {
    if (text.length() > LONGEST) {
      throw new StrategyFailedException(
          "it returned a text of " + text.length() + " characters where " + LONGEST + " are many");
    }
  }
}
