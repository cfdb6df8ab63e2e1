package org.mailpromoter.console.activity;

import java.util.List;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.store.Privacy;

/** Who wrote an activity and who got it, in short. */
public final class PartyWords {
  private PartyWords() {}

  /** From whom. */
  public static String sender(EmailActivity activity) {
    return activity.parties().stream()
        .filter(each -> each.role() == Role.SENDER)
        .findFirst()
        .map(PartyWords::name)
        .orElse("nobody");
  }

  /** To whom: the first, and how many more there are. */
  public static String recipients(EmailActivity activity) {
    List<String> all =
        activity.parties().stream()
            .filter(each -> each.role() != Role.SENDER)
            .map(PartyWords::name)
            .distinct()
            .toList();
    if (all.isEmpty()) {
      return "nobody";
    }
    return all.size() == 1 ? all.get(0) : all.get(0) + " and " + (all.size() - 1) + " more";
  }

  /** The written name, or the address. */
  public static String name(ActivityParty party) {
    String name = written(party);
    return name.isBlank() ? party.address().address().toString() : name;
  }

  /** The written name, or that it is of somebody who was erased; may be empty. */
  static String written(ActivityParty party) {
    return party.address().address().equals(Privacy.ERASED)
        ? "an erased person"
        : party.address().name();
  }
}
