package org.mailpromoter.graph.stub.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How two values are compared. */
enum Comparison {
  EQ,
  NE,
  GT,
  GE,
  LT,
  LE;

  static Optional<Comparison> of(String operator) {
    String name = operator.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** Returns whether it is true of the result of a comparator. */
  boolean holds(int compared) {
    return switch (this) {
      case EQ -> compared == 0;
      case NE -> compared != 0;
      case GT -> compared > 0;
      case GE -> compared >= 0;
      case LT -> compared < 0;
      case LE -> compared <= 0;
    };
  }
}
