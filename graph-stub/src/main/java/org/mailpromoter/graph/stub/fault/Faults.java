package org.mailpromoter.graph.stub.fault;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.testkit.stub.FaultScript;

/**
 * Scripted faults. They apply to requests with a good token, in the order in which they were
 * scripted. Thread-safe.
 *
 * <pre>{@code
 * stub.faults().once(GraphOperation.DELTA, GraphFaults.truncated());
 * stub.faults().after(3, GraphFaults.refused(Refusal.invalidToken()));
 * stub.faults().onceInBatch(GraphOperation.MESSAGE, Refusal.throttled(Duration.ofSeconds(1)));
 * stub.faults().quirk(Quirk.NO_HEADERS_IN_DELTA);
 * }</pre>
 *
 * @since 0.1
 */
public final class Faults {
  private final FaultScript<GraphOperation, Fault> requests = new FaultScript<>();
  private final FaultScript<GraphOperation, Refusal> parts = new FaultScript<>();
  private final Map<String, Refusal> refusedItems = new ConcurrentHashMap<>();
  private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();

  /** Nothing goes wrong. */
  public Faults() {}

  /** Spoils the next request. */
  public void once(Fault fault) {
    requests.add(any -> true, 0, 1, fault);
  }

  /** Spoils the next request of an operation. */
  public void once(GraphOperation operation, Fault fault) {
    requests.add(operation::equals, 0, 1, fault);
  }

  /** Spoils the next few requests of an operation. */
  public void times(int times, GraphOperation operation, Fault fault) {
    requests.add(operation::equals, 0, times, fault);
  }

  /** Spoils all requests after the next few. */
  public void after(int good, Fault fault) {
    requests.add(any -> true, good, Integer.MAX_VALUE, fault);
  }

  /** Spoils one request of an operation, after the next few. */
  public void onceAfter(int good, GraphOperation operation, Fault fault) {
    requests.add(operation::equals, good, 1, fault);
  }

  /** Spoils all requests of an operation. */
  public void always(GraphOperation operation, Fault fault) {
    requests.add(operation::equals, 0, Integer.MAX_VALUE, fault);
  }

  /** Refuses the next part of a batch that asks for an operation. */
  public void onceInBatch(GraphOperation operation, Refusal refusal) {
    parts.add(operation::equals, 0, 1, refusal);
  }

  /** Refuses all parts of batches that ask for an operation. */
  public void alwaysInBatch(GraphOperation operation, Refusal refusal) {
    parts.add(operation::equals, 0, Integer.MAX_VALUE, refusal);
  }

  /** Makes the service differ from its documentation. */
  public void quirk(Quirk quirk) {
    quirks.add(quirk);
  }

  /** Makes the service behave in another way as a whole. */
  public void profile(Profile profile) {
    quirks.clear();
    quirks.addAll(profile.quirks());
  }

  /** Refuses everything that is asked of an item by its id; it is listed all the same. */
  public void refuseItem(String id, Refusal refusal) {
    refusedItems.put(id, refusal);
  }

  /** Hands out every item again. */
  public void handOutItems() {
    refusedItems.clear();
  }

  /** Why an item is refused; empty where it is not. */
  public Optional<Refusal> refusalOf(String id) {
    return Optional.ofNullable(refusedItems.get(id));
  }

  /** How the service differs now. */
  public Set<Quirk> quirks() {
    return Set.copyOf(quirks);
  }

  /** Nothing goes wrong any more, and the service is as documented. */
  public void clear() {
    clearFaults();
    quirks.clear();
  }

  /** Nothing goes wrong any more; the quirks stay. */
  public void clearFaults() {
    requests.clear();
    parts.clear();
    refusedItems.clear();
  }

  /** The fault that strikes a request; asked once for each. */
  public Optional<Fault> strike(GraphOperation operation) {
    return requests.strike(operation);
  }

  /** The refusal that strikes a part of a batch; asked once for each. */
  public Optional<Refusal> strikePart(GraphOperation operation) {
    return parts.strike(operation);
  }
}
