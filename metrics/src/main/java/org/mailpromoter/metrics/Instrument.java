package org.mailpromoter.metrics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what happens, for each combination of labels. There are never more than {@value #MOST}
 * combinations: those beyond are counted together, as {@value #OTHER}. Thread-safe.
 */
final class Instrument implements Metrics.Source {
  static final int MOST = 500;
  static final String OTHER = "other";
  private static final double[] NONE = {};

  private final Family family;
  private final double[] bounds;
  private final Map<String, Series> series = new TreeMap<>();

  private static final class Series {
    private final List<String> values;
    private final long[] counts;
    private double sum;

    Series(List<String> values, int buckets) {
      this.values = values;
      this.counts = new long[buckets];
    }
  }

  private Instrument(Family family, double[] bounds) {
    this.family = family;
    this.bounds = bounds.clone();
  }

  static Instrument counter(Family family) {
    return new Instrument(family, NONE);
  }

  static Instrument histogram(Family family, double... bounds) {
    return new Instrument(family, bounds);
  }

  /** Adds to a counter. */
  synchronized void add(long number, String... values) {
    series(values).sum += number;
  }

  /** Adds a value to a histogram. */
  synchronized void observe(double value, String... values) {
    Series found = series(values);
    int bucket = 0;
    while (bucket < bounds.length && value > bounds[bucket]) {
      bucket++;
    }
    found.counts[bucket]++;
    found.sum += value;
  }

  private Series series(String... values) {
    if (values.length != family.labels().size()) {
      throw new IllegalArgumentException(family.name() + " has the labels " + family.labels());
    }
    String key = String.join("\0", values);
    Series known = series.get(key);
    if (known != null) {
      return known;
    }
    List<String> own =
        series.size() < MOST ? List.of(values) : Collections.nCopies(values.length, OTHER);
    return series.computeIfAbsent(
        String.join("\0", own), unused -> new Series(own, bounds.length + 1));
  }

  @Override
  public synchronized void write(Exposition out) {
    out.family(family);
    for (Series each : series.values()) {
      if (family.type() == Family.Type.HISTOGRAM) {
        out.histogram(family, each.values, bounds, each.counts, each.sum);
      } else {
        out.sample(family, each.values, each.sum);
      }
    }
  }
}
