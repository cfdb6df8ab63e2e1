package org.mailpromoter.exchange.stub.operation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.mailpromoter.exchange.stub.fault.Quirk;

/** Dates as Exchange writes them: UTC, whole seconds. */
final class Dates {
  private Dates() {}

  static String text(Instant instant, Set<Quirk> quirks) {
    String whole = DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    return quirks.contains(Quirk.NINE_DIGIT_FRACTIONS) ? whole.replace("Z", ".318879700Z") : whole;
  }
}
