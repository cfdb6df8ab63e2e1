package org.mailpromoter.dataverse.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.dataverse.client.Refusal;

/**
 * What a refusal means for an event. A plug-in of the customer may refuse because something is not
 * ready yet, so it is asked some times before the event is given up. Counts only what happened
 * since the program started; one thread at a time.
 */
final class Attempts {
  private static final int OF_A_PLUGIN = 3;
  private static final int MOST_EVENTS = 1_000;

  private final String host;
  private final Map<EventId, Integer> refusedByPlugin = new LinkedHashMap<>();

  Attempts(String host) {
    this.host = host;
  }

  /** The outcome for an event that was refused. */
  Delivery refused(EventId event, Refusal refusal) {
    String sentence = "Dynamics 365 at " + host + ": " + refusal.sentence() + ".";
    if (refusal.isTransient()) {
      return refusal
          .pause()
          .map(pause -> Delivery.later(pause, sentence))
          .orElseGet(() -> Delivery.later(sentence));
    }
    if (refusal.isByPlugin()) {
      return byPlugin(event, "A plug-in refuses the e-mail. " + sentence);
    }
    return switch (refusal.status()) {
      case 401 -> Delivery.later(sentence + " " + refusal.error().meaning().remedy());
      case 403 -> Delivery.rejected(sentence + " " + refusal.error().meaning().remedy());
      default -> Delivery.rejected(sentence);
    };
  }

  private Delivery byPlugin(EventId event, String sentence) {
    int count = refusedByPlugin.merge(event, 1, Integer::sum);
    if (count >= OF_A_PLUGIN) {
      refusedByPlugin.remove(event);
      return Delivery.rejected(sentence);
    }
    if (refusedByPlugin.size() > MOST_EVENTS) {
      refusedByPlugin.remove(refusedByPlugin.keySet().iterator().next());
    }
    return Delivery.later(sentence);
  }
}
