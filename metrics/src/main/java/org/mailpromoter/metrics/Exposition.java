package org.mailpromoter.metrics;

import java.util.ArrayList;
import java.util.List;

/** Writes the text format of Prometheus, version 0.0.4. Not thread-safe. */
final class Exposition {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /** Begins a family; its samples follow. */
  Exposition family(Family family) {
    text.append("# HELP ").append(family.name()).append(' ');
    text.append(family.help().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    text.append("# TYPE ").append(family.name()).append(' ').append(family.type()).append('\n');
    return this;
  }

  /** Adds families that were written before. */
  Exposition append(String families) {
    text.append(families);
    return this;
  }

  /** A sample with the values of its labels. */
  Exposition sample(Family family, List<String> values, double number) {
    line(family.name(), family.labels(), values, number);
    return this;
  }

  /** A sample that counts something; exact below 2^53. */
  Exposition sample(Family family, List<String> values, long number) {
    return sample(family, values, (double) number);
  }

  /** The samples of a histogram; {@code counts} are not cumulated, the last is beyond all. */
  void histogram(Family family, List<String> values, double[] bounds, long[] counts, double sum) {
    List<String> labels = new ArrayList<>(family.labels());
    labels.add("le");
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      all += counts[i];
      List<String> bucket = new ArrayList<>(values);
      bucket.add(i < bounds.length ? number(bounds[i]) : "+Inf");
      line(family.name() + "_bucket", labels, bucket, (double) all);
    }
    line(family.name() + "_sum", family.labels(), values, sum);
    line(family.name() + "_count", family.labels(), values, (double) all);
  }

  private void line(String name, List<String> labels, List<String> values, double number) {
    text.append(name);
    for (int i = 0; i < labels.size(); i++) {
      text.append(i == 0 ? '{' : ',').append(labels.get(i)).append("=\"");
      text.append(escaped(values.get(i))).append('"');
    }
    text.append(labels.isEmpty() ? " " : "} ").append(number(number)).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double number) {
    long whole = (long) number;
    return whole == number ? Long.toString(whole) : Double.toString(number);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
