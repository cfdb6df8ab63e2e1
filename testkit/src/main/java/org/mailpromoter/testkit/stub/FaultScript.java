package org.mailpromoter.testkit.stub;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What goes wrong at a server, in the order in which it was scripted. Thread-safe.
 *
 * @param <O> what requests ask for, in the words of the server
 * @param <F> what goes wrong
 */
public final class FaultScript<O, F> {
  private final List<Rule<O, F>> rules = new ArrayList<>();

  /** Nothing goes wrong. */
  public FaultScript() {}

  /**
   * Something goes wrong.
   *
   * @param operations the requests that are meant
   * @param good how many of them are answered before
   * @param times how often it goes wrong then
   */
  public synchronized void add(Predicate<? super O> operations, int good, int times, F fault) {
    rules.add(new Rule<>(operations, good, times, fault));
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    rules.clear();
  }

  /** The fault that strikes a request; asked once for each. */
  public synchronized Optional<F> strike(O operation) {
    for (Iterator<Rule<O, F>> each = rules.iterator(); each.hasNext(); ) {
      Rule<O, F> rule = each.next();
      if (!rule.operations.test(operation) || rule.good-- > 0) {
        continue;
      }
      if (--rule.times == 0) {
        each.remove();
      }
      return Optional.of(rule.fault);
    }
    return Optional.empty();
  }

  private static final class Rule<O, F> {
    private final Predicate<? super O> operations;
    private final F fault;
    private int good;
    private int times;

    private Rule(Predicate<? super O> operations, int good, int times, F fault) {
      this.operations = operations;
      this.good = good;
      this.times = times;
      this.fault = fault;
    }
  }
}
