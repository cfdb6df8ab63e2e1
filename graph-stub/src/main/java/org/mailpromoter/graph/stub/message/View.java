package org.mailpromoter.graph.stub.message;

import java.util.Set;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.query.Expansion;
import org.mailpromoter.graph.stub.query.Selection;

/**
 * How messages are shown.
 *
 * @param selection the properties that are wanted
 * @param expansion the extended properties that are wanted
 * @param place where they are shown
 * @param quirks how the service differs from its documentation
 */
public record View(Selection selection, Expansion expansion, Place place, Set<Quirk> quirks) {
  /** Where messages are shown. */
  public enum Place {
    /** One by its id. */
    SINGLE,
    /** In a list. */
    LIST,
    /** In a round of delta. */
    DELTA
  }

  /** Copies what it is given. */
  public View {
    quirks = Set.copyOf(quirks);
  }

  /** Returns whether the service differs in a way. */
  public boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }
}
