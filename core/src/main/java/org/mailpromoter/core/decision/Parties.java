package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.message.Flaw;

/**
 * The parties of an activity (semantics 4.2, 4.3).
 *
 * @param all the sender first, then the recipients in the order of the header
 * @param remarks what is odd about them
 * @since 0.1
 */
public record Parties(List<ActivityParty> all, Set<Flaw> remarks) {
  /** No parties. */
  public static final Parties NONE = new Parties(List.of(), Set.of());

  /** Copies the collections. */
  public Parties {
    all = List.copyOf(all);
    remarks = Set.copyOf(remarks);
  }
}
