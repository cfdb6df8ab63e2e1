package org.mailpromoter.console.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.diagnosis.Report;

/** The chart of promoted and refused messages by day. */
final class ReportDays {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 120;
  private static final int MOST = 120;
  private static final int LABELS = 10;
  private static final Report.Split NOTHING = new Report.Split(0, 0);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final List<Map.Entry<LocalDate, Report.Split>> days;
  private final long most;

  /**
   * The last days of a period, also those without mail; more would not be legible.
   *
   * @param all the days with mail
   */
  ReportDays(Map<LocalDate, Report.Split> all, LocalDate first, LocalDate last) {
    LocalDate from = first.isBefore(last.minusDays(MOST - 1)) ? last.minusDays(MOST - 1) : first;
    this.days =
        from.datesUntil(last.plusDays(1))
            .map(each -> Map.entry(each, all.getOrDefault(each, NOTHING)))
            .toList();
    this.most =
        days.stream().mapToLong(day -> day.getValue().yes() + day.getValue().no()).max().orElse(1);
  }

  /** What the upper line of the chart stands for. */
  String top() {
    return Words.number(most);
  }

  List<ReportPage.Day> bars() {
    List<ReportPage.Day> bars = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      bars.add(bar(i));
    }
    return bars;
  }

  private ReportPage.Day bar(int index) {
    Map.Entry<LocalDate, Report.Split> day = days.get(index);
    int slot = Math.max(1, WIDTH / Math.max(7, days.size()));
    int width = Math.max(2, Math.min(48, slot * 2 / 3));
    int every = Math.max(1, (days.size() + LABELS - 1) / LABELS);
    return new ReportPage.Day(
        index % every == Math.min(1, every - 1) ? DAY.format(day.getKey()) : "",
        day.getKey().toString(),
        day.getValue().yes(),
        day.getValue().no(),
        index * slot + (slot - width) / 2,
        width,
        height(day.getValue().yes()),
        height(day.getValue().no()));
  }

  private int height(long count) {
    return count == 0 ? 0 : (int) Math.max(1, count * HEIGHT / Math.max(1, most));
  }
}
