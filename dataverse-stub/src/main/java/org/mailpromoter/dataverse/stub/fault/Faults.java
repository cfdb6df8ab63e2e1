package org.mailpromoter.dataverse.stub.fault;

import java.util.Optional;
import org.mailpromoter.testkit.stub.FaultScript;

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
  private final FaultScript<String, Fault> script = new FaultScript<>();

  /** Nothing goes wrong. */
  public Faults() {}

  /** Spoils the next request. */
  public void once(Fault fault) {
    script.add(any -> true, 0, 1, fault);
  }

  /** Spoils the next request of an operation, such as {@code POST $batch}. */
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

  /** Nothing goes wrong any more. */
  public void clear() {
    script.clear();
  }

  /** The fault that strikes a request; asked once for each. */
  public Optional<Fault> strike(String operation) {
    return script.strike(operation);
  }
}
