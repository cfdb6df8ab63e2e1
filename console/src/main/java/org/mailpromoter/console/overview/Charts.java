package org.mailpromoter.console.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.console.frame.Figures;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.Outcome;

/** Counts and draws what became of mail. */
final class Charts {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 120;

  private final Figures figures;
  private final Period period;
  private final Instant now;

  private record Counted(String name, boolean labelled, long yes, long no, long rest) {
    long all() {
      return yes + no + rest;
    }
  }

  Charts(Figures figures, Period period, Instant now) {
    this.figures = figures;
    this.period = period;
    this.now = now;
  }

  OverviewPage.Chart draw() {
    List<Counted> counted = new ArrayList<>();
    for (int i = 0; i < period.steps(); i++) {
      counted.add(count(i));
    }
    long top = Math.max(1, counted.stream().mapToLong(Counted::all).max().orElse(1));
    List<OverviewPage.Bar> bars = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      bars.add(bar(counted.get(i), i, top));
    }
    return new OverviewPage.Chart(
        "What became of mail, " + period.label().toLowerCase(Locale.ROOT),
        HEIGHT,
        WIDTH,
        Words.number(top),
        bars);
  }

  private Counted count(int step) {
    Instant start = period.start(step, now);
    Figures own = figures.between(start, start.plus(period.step()));
    long yes = own.count(Outcome.PROMOTED);
    long no = own.count(Outcome.REFUSED);
    return new Counted(period.name(start), period.isLabelled(step), yes, no, own.all() - yes - no);
  }

  private OverviewPage.Bar bar(Counted counted, int step, long top) {
    int slot = WIDTH / period.steps();
    int width = Math.max(4, Math.min(48, slot * 2 / 3));
    int yes = height(counted.yes(), top);
    int no = height(counted.no(), top);
    int rest = height(counted.rest(), top);
    return new OverviewPage.Bar(
        counted.labelled() ? counted.name() : "",
        counted.name(),
        counted.yes(),
        counted.no(),
        counted.rest(),
        step * slot + (slot - width) / 2,
        width,
        new OverviewPage.Span(HEIGHT - yes, yes),
        new OverviewPage.Span(HEIGHT - yes - no, no),
        new OverviewPage.Span(HEIGHT - yes - no - rest, rest));
  }

  private static int height(long count, long top) {
    return count == 0 ? 0 : (int) Math.max(1, count * HEIGHT / top);
  }
}
