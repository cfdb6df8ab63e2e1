package org.mailpromoter.core.facts;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.message.Envelope;

/** The keys that the messages of a page seek. Used by one thread. */
final class SoughtByPage {
  private final Correlator correlator;
  private final IdentityHashMap<Envelope, Sought> sought = new IdentityHashMap<>();
  private final Set<CorrelationKey> all = new HashSet<>();

  SoughtByPage(Correlator correlator, List<Envelope> page) {
    this.correlator = correlator;
    for (Envelope envelope : page) {
      Sought own = correlator.soughtBy(envelope);
      sought.put(envelope, own);
      own.answers().forEach(each -> all.addAll(each.keys()));
    }
  }

  Set<CorrelationKey> all() {
    return all;
  }

  /** A message that could not be evaluated has another envelope, for which strategies are asked. */
  Sought of(Envelope envelope) {
    Sought known = sought.get(envelope);
    return known == null ? correlator.soughtBy(envelope) : known;
  }
}
