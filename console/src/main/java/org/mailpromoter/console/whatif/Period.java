package org.mailpromoter.console.whatif;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back mail is looked at. */
enum Period {
  /** A week. */
  WEEK("7d", 7),
  /** A month. */
  MONTH("30d", 30),
  /** A quarter. */
  QUARTER("90d", 90);

  static final String FIELD = "since";
  static final Period USUAL = MONTH;

  private final String word;
  private final int days;

  Period(String word, int days) {
    this.word = word;
    this.days = days;
  }

  String word() {
    return word;
  }

  Duration length() {
    return Duration.ofDays(days);
  }

  String label() {
    return "Last " + days + " days";
  }

  static Optional<Period> of(String word) {
    return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
