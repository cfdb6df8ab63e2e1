package org.mailpromoter.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.TimeStep;

/** The periods of the overview, each with its steps. */
enum Period {
  DAY("24h", "Last 24 hours", ChronoUnit.HOURS, 24, 6, "HH:mm"),
  WEEK("7d", "Last 7 days", ChronoUnit.DAYS, 7, 1, "EEE d"),
  MONTH("30d", "Last 30 days", ChronoUnit.DAYS, 30, 5, "d MMM");

  private final String word;
  private final String label;
  private final ChronoUnit unit;
  private final int steps;
  private final int labelled;
  private final DateTimeFormatter format;

  Period(String word, String label, ChronoUnit unit, int steps, int labelled, String format) {
    this.word = word;
    this.label = label;
    this.unit = unit;
    this.steps = steps;
    this.labelled = labelled;
    this.format = DateTimeFormatter.ofPattern(format, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** The period with a word; a week for another word. */
  static Period of(String word) {
    return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst().orElse(WEEK);
  }

  String word() {
    return word;
  }

  String label() {
    return label;
  }

  int steps() {
    return steps;
  }

  /** When a step begins; the last one holds now. */
  Instant start(int step, Instant now) {
    return now.truncatedTo(unit).minus(unit.getDuration().multipliedBy(steps - 1L - step));
  }

  /** The step in which messages are counted. */
  TimeStep timeStep() {
    return unit == ChronoUnit.HOURS ? TimeStep.HOUR : TimeStep.DAY;
  }

  Duration step() {
    return unit.getDuration();
  }

  /** The name of a step. */
  String name(Instant start) {
    return format.format(start);
  }

  /** Whether there is room for the name of a step. */
  boolean isLabelled(int step) {
    return (steps - 1 - step) % labelled == 0;
  }
}
