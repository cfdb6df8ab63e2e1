package org.mailpromoter.exchange.stub.fault;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.testkit.stub.FaultScript;

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
  private final FaultScript<String, Fault> script = new FaultScript<>();
  private final Map<String, String> refusedItems = new ConcurrentHashMap<>();
  private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();

  /** Nothing goes wrong. */
  public Faults() {}

  /** Spoils the next request. */
  public void once(Fault fault) {
    script.add(any -> true, 0, 1, fault);
  }

  /** Spoils the next request of an operation, such as GetItem. */
  public void once(String operation, Fault fault) {
    script.add(operation::equals, 0, 1, fault);
  }

  /** Spoils all requests after the next few. */
  public void after(int good, Fault fault) {
    script.add(any -> true, good, Integer.MAX_VALUE, fault);
  }

  /** Spoils all requests of an operation. */
  public void always(String operation, Fault fault) {
    script.add(operation::equals, 0, Integer.MAX_VALUE, fault);
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
  public void clear() {
    script.clear();
    quirks.clear();
    refusedItems.clear();
  }

  /** The fault that strikes a request; asked once for each. */
  public Optional<Fault> strike(String operation) {
    return script.strike(operation);
  }
}
