package org.mailpromoter.dataverse.stub.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Scripted faults. They apply to authenticated requests, in the order in which they were scripted.
 * Thread-safe.
 *
 * <pre>{@code
 * stub.faults().once("POST $batch", HttpFaults.truncated());
 * stub.faults().after(3, HttpFaults.unauthorized());
 * }</pre>
 */
public final class Faults {
  private static final String ANY = "";

  private final List<Rule> rules = new ArrayList<>();

  /** Nothing goes wrong. */
  public Faults() {}

  /** Spoils the next request. */
  public void once(Fault fault) {
    once(ANY, fault);
  }

  /** Spoils the next request of an operation, such as {@code POST $batch}. */
  public void once(String operation, Fault fault) {
    add(new Rule(operation, 0, 1, fault));
  }

  /** Spoils all requests after the next few. */
  public void after(int good, Fault fault) {
    add(new Rule(ANY, good, Integer.MAX_VALUE, fault));
  }

  /** Spoils all requests of an operation. */
  public void always(String operation, Fault fault) {
    add(new Rule(operation, 0, Integer.MAX_VALUE, fault));
  }

  private synchronized void add(Rule rule) {
    rules.add(rule);
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    rules.clear();
  }

  /** The fault that strikes a request; asked once for each. */
  public synchronized Optional<Fault> strike(String operation) {
    for (Iterator<Rule> each = rules.iterator(); each.hasNext(); ) {
      Rule rule = each.next();
      if (!rule.operation.equals(ANY) && !rule.operation.equals(operation)) {
        continue;
      }
      if (rule.skip-- > 0) {
        continue;
      }
      if (--rule.times == 0) {
        each.remove();
      }
      return Optional.of(rule.fault);
    }
    return Optional.empty();
  }

  private static final class Rule {
    private final String operation;
    private final Fault fault;
    private int skip;
    private int times;

    private Rule(String operation, int skip, int times, Fault fault) {
      this.operation = operation;
      this.skip = skip;
      this.times = times;
      this.fault = fault;
    }
  }
}
