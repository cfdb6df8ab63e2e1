package org.mailpromoter.exchange.stub.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scripted faults. They apply to authenticated requests, in the order in which they were scripted.
 * Thread-safe.
 *
 * <pre>{@code
 * stub.faults().once("GetItem", HttpFaults.truncated());
 * stub.faults().after(3, HttpFaults.unauthorized());
 * stub.faults().quirk(Quirk.NINE_DIGIT_FRACTIONS);
 * }</pre>
 *
 * @since 0.1
 */
public final class Faults {
  private static final String ANY = "";

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> refusedItems = new ConcurrentHashMap<>();
  private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();

  /** Nothing goes wrong. */
  public Faults() {}

  /** Spoils the next request. */
  public void once(Fault fault) {
    once(ANY, fault);
  }

  /** Spoils the next request of an operation, such as GetItem. */
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

  /** Makes the server differ from Exchange. */
  public void quirk(Quirk quirk) {
    quirks.add(quirk);
  }

  /** Makes the server differ from Exchange in all ways in which another server does. */
  public void profile(Profile profile) {
    quirks.addAll(profile.quirks());
  }

  /** Refuses to hand out an item, which is listed all the same. */
  public void refuseItem(String id, String code) {
    refusedItems.put(id, code);
  }

  /** Hands out every item again. */
  public void handOutItems() {
    refusedItems.clear();
  }

  /** The codes with which items are refused, by their ids. */
  public Map<String, String> refusedItems() {
    return Map.copyOf(refusedItems);
  }

  /** How the server differs now. */
  public Set<Quirk> quirks() {
    return Set.copyOf(quirks);
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    rules.clear();
    quirks.clear();
    refusedItems.clear();
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
