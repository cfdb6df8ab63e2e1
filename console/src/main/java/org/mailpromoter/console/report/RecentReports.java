package org.mailpromoter.console.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.mailpromoter.access.Bounded;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.web.Fields;

/**
 * The reports that sessions looked at during the last minute: a report reads every message of its
 * period, and people come back to it. New mail is counted a minute later; a change that somebody
 * made, such as erasing a person, counts at once. Thread-safe.
 */
final class RecentReports {
  static final Duration FRESH = Duration.ofMinutes(1);

  private static final int MOST = 32;

  private final Map<Key, Made> reports = Collections.synchronizedMap(new Bounded<>(MOST));

  /** Another session may see more or less of the messages. */
  private record Key(String session, String address, long changes) {}

  /**
   * A report.
   *
   * @param at when it was made
   */
  record Made(Instant at, Report report) {
    private boolean isFresh(Instant now) {
      return now.isBefore(at.plus(FRESH));
    }
  }

  /** Makes a report. */
  @FunctionalInterface
  interface Making {
    /**
     * The report.
     *
     * @throws RefusedException if there are too many messages
     */
    Report make() throws RefusedException;
  }

  /**
   * The report of a period.
   *
   * @param query names the period
   * @throws RefusedException if making refuses it
   */
  Made of(Visit visit, Fields query, Making making) throws RefusedException {
    long changes = new AuditTrail(visit.open()).latest();
    Key key = new Key(visit.formToken(), Queries.path(ReportScreen.PATH, query), changes);
    Instant now = visit.open().now();
    Made recent = reports.get(key);
    if (recent != null && recent.isFresh(now)) {
      return recent;
    }
    Made made = new Made(now, making.make());
    reports.put(key, made);
    return made;
  }
}
