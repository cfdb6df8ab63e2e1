package org.mailpromoter.installation.permission;

import java.util.HashSet;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;

/** Users and queues who got a message as a blind copy only. Pure functions. */
final class BlindCopies {
  private BlindCopies() {}

  static Set<RecordId> in(EmailActivity activity) {
    Set<RecordId> blind = new HashSet<>();
    Set<RecordId> seen = new HashSet<>();
    for (ActivityParty each : activity.parties()) {
      each.record().ifPresent(each.role() == Role.BCC ? blind::add : seen::add);
    }
    blind.removeAll(seen);
    return blind;
  }

  static Set<RecordId> in(Trace trace) {
    Set<RecordId> blind = new HashSet<>();
    Set<RecordId> seen = new HashSet<>();
    for (Step step : trace.steps()) {
      for (Evidence each : step.saw()) {
        if (each instanceof Evidence.Owner owner) {
          (isBlind(owner.via()) ? blind : seen).add(owner.id());
        } else if (each instanceof Evidence.Considered considered) {
          (isBlind(considered.via()) ? blind : seen).add(considered.id());
        }
      }
    }
    blind.removeAll(seen);
    return blind;
  }

  /** Whether somebody was considered because of a blind copy. */
  static boolean isBlind(Via via) {
    return via instanceof Via.Addressed addressed && addressed.role() == Role.BCC;
  }
}
