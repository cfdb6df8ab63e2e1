package org.mailpromoter.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A metric of one name.
 *
 * @param type what its values are
 * @param name its name with the base unit: {@code mailpromoter_sync_run_seconds}
 * @param help what it means, one sentence
 * @param labels the names of its labels
 */
public record Family(Type type, String name, String help, List<String> labels) {
  /** What values are. */
  public enum Type {
    /** Only grows. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** Counts by size. */
    HISTOGRAM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the labels. */
  public Family {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(help, "help");
    labels = List.copyOf(labels);
    if (!name.matches("[a-z][a-z0-9_]*") || type == Type.COUNTER && !name.endsWith("_total")) {
      throw new IllegalArgumentException("The name " + name + " is not usual.");
    }
  }

  /** A counter. */
  static Family counter(String name, String help, String... labels) {
    return new Family(Type.COUNTER, name, help, List.of(labels));
  }

  /** A gauge. */
  static Family gauge(String name, String help, String... labels) {
    return new Family(Type.GAUGE, name, help, List.of(labels));
  }

  /** A histogram. */
  static Family histogram(String name, String help, String... labels) {
    return new Family(Type.HISTOGRAM, name, help, List.of(labels));
  }
}
