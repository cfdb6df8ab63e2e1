package org.mailpromoter.console.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.web.Fields;

/**
 * The reports that sessions looked at during the last minute: a report reads every message of its
 * period, and people come back to it. Thread-safe.
 */
final class RecentReports {
  static final Duration FRESH = Duration.ofMinutes(1);

  private static final int MOST = 32;

  private final Map<Key, Made> reports = new LinkedHashMap<>();

  /** Another session may see more or less of the messages. */
  private record Key(String session, String address) {}

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
    Key key = new Key(visit.formToken(), Queries.path(ReportScreen.PATH, query));
    Instant now = visit.open().now();
    Optional<Made> recent = recent(key, now);
    return recent.isPresent() ? recent.get() : keep(key, new Made(now, making.make()));
  }

  private Optional<Made> recent(Key key, Instant now) {
    synchronized (reports) {
      reports.values().removeIf(each -> !each.isFresh(now));
      return Optional.ofNullable(reports.get(key));
    }
  }

  private Made keep(Key key, Made made) {
    synchronized (reports) {
      if (reports.size() >= MOST) {
        reports.remove(reports.keySet().iterator().next());
      }
      reports.put(key, made);
    }
    return made;
  }
}
