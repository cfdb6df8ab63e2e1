package org.mailpromoter.console.message;

import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Undo;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.installation.change.Reversal;
import org.mailpromoter.web.Fields;

/** The buttons that put back what was just done. */
final class Undoing {
  private static final int MOST = 10;

  private final Visit visit;
  private final Undo undo;

  Undoing(Visit visit) {
    this.visit = visit;
    this.undo = new Undo(visit);
  }

  /** The button of each reversal of an address. */
  List<MessagePage.Undo> buttons(Fields query) {
    return query.all(Undo.FIELD).stream()
        .limit(MOST)
        .flatMap(
            word ->
                undo.reversal(word).map(each -> new MessagePage.Undo(label(each), word)).stream())
        .toList();
  }

  private String label(Reversal reversal) {
    if (reversal instanceof Reversal.Track it) {
      return "Track option back to " + it.option();
    }
    if (reversal instanceof Reversal.TrackOfFile it) {
      return "Track option of " + name(it) + " back to what the configuration file says";
    }
    if (reversal instanceof Reversal.Setting it) {
      return it.key() + " back to " + it.value();
    }
    if (reversal instanceof Reversal.SettingOfFile it) {
      return it.key() + " back to what the configuration file says";
    }
    if (reversal instanceof Reversal.Remove it) {
      return "take " + it.address() + " from " + it.record();
    }
    if (reversal instanceof Reversal.GiveBack it) {
      return "give " + it.address() + " back to " + it.record();
    }
    if (reversal instanceof Reversal.Deactivate it) {
      return "deactivate " + it.record();
    }
    return "stop tracking the conversation";
  }

  private String name(Reversal.TrackOfFile it) {
    Policy policy = visit.open().policy();
    return policy.owner(it.owner()).map(each -> each.name()).orElse(it.owner().toString());
  }
}
