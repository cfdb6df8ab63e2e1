package org.mailpromoter.console.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A field of a form with a list to choose from.
 *
 * @param name the name of the field
 * @param label what people read above it
 * @param all what can be chosen
 * @param problem what is wrong with the choice that was sent; empty if nothing
 */
public record Choices(String name, String label, List<Choice> all, String problem) {
  /** Copies the list. */
  public Choices {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    all = List.copyOf(all);
    Objects.requireNonNull(problem, "problem");
  }

  /** Choices with which nothing is wrong. */
  public Choices(String name, String label, List<Choice> all) {
    this(name, label, all, "");
  }

  /** The same after a form was sent. */
  public Choices with(Mistakes mistakes) {
    return new Choices(name, label, all, mistakes.sentence(name));
  }

  /**
   * Something that can be chosen.
   *
   * @param value what is sent; empty for any
   * @param label what people read
   * @param chosen whether it is chosen now
   */
  public record Choice(String value, String label, boolean chosen) {
    /** Rejects nulls. */
    public Choice {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(label, "label");
    }
  }

  /**
   * Choices of which one is chosen. A value that is not among them is added, so no form changes
   * what an address says.
   *
   * @param any what people read for no choice
   * @param now the value of the address; empty for none
   */
  public static Choices of(String name, String label, String any, List<Link> values, String now) {
    List<Choice> all = new ArrayList<>();
    all.add(new Choice("", any, now.isEmpty()));
    values.forEach(each -> all.add(new Choice(each.href(), each.label(), each.href().equals(now))));
    if (all.stream().noneMatch(Choice::chosen)) {
      all.add(new Choice(now, now, true));
    }
    return new Choices(name, label, all);
  }
}
