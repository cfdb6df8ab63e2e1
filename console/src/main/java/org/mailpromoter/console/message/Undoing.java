package org.mailpromoter.console.message;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Seal;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.installation.change.Reversal;
import org.mailpromoter.web.Fields;

/** The buttons that put back what was just done; their texts travel sealed in the address. */
final class Undoing {
  static final String FIELD = Seal.UNDO;

  private static final int MOST = 10;

  private final Visit visit;
  private final Seal seal;

  Undoing(Visit visit) {
    this.visit = visit;
    this.seal = new Seal(FIELD, visit.formToken());
  }

  /** An address query with the reversals. */
  Fields with(Fields query, List<Reversal> reversals) {
    Fields all = query;
    for (Reversal each : reversals) {
      all = all.with(FIELD, seal.seal(each.word()));
    }
    return all;
  }

  /** The button of each reversal of an address. */
  List<MessagePage.Undo> buttons(Fields query) {
    return query.all(FIELD).stream()
        .limit(MOST)
        .flatMap(
            word -> reversal(word).map(each -> new MessagePage.Undo(label(each), word)).stream())
        .toList();
  }

  /** The reversal of a sealed word. */
  Optional<Reversal> reversal(String word) {
    return seal.open(word).flatMap(Reversal::parse);
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
