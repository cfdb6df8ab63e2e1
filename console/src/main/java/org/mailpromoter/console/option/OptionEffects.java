package org.mailpromoter.console.option;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.message.PastMail;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.WhatIfs;

/** What each Track option of a user or queue would have done to the mail of 30 days. */
final class OptionEffects {
  private final Visit visit;
  private final Owner owner;

  OptionEffects(Visit visit, Owner owner) {
    this.visit = visit;
    this.owner = owner;
  }

  /** The effect of each option that is not in force. */
  Map<TrackOption, WhatIfs.Answer> all() throws NotFoundException {
    Map<TrackOption, WhatIfs.Answer> all = new EnumMap<>(TrackOption.class);
    for (TrackOption option : TrackOption.values()) {
      if (option != owner.track().value()) {
        all.put(option, of(option));
      }
    }
    return all;
  }

  WhatIfs.Answer of(TrackOption option) throws NotFoundException {
    WhatIfs.Settings today = new WhatIfs(visit.open()).today();
    return new PastMail(visit).compare(today.with(owner.id(), option));
  }

  /** The effect in a few words, with its denominator. */
  static String sentence(WhatIfs.Answer answer) {
    long more = answer.summary().count(WhatIf.Effect.PROMOTED);
    long fewer = answer.summary().count(WhatIf.Effect.NOT_PROMOTED);
    List<String> parts = new ArrayList<>();
    if (more > 0) {
      parts.add(Words.number(more) + " more promoted" + unknown(answer));
    }
    if (fewer > 0) {
      parts.add(Words.number(fewer) + " fewer promoted");
    }
    String effect = parts.isEmpty() ? "Nothing different" : String.join("; ", parts);
    return effect + ", of " + Words.count(answer.summary().messages(), "message", "messages");
  }

  private static String unknown(WhatIfs.Answer answer) {
    long unknown =
        answer.differences().stream()
            .filter(each -> each.effects().contains(WhatIf.Effect.PROMOTED))
            .map(each -> StoredEvidence.facts(each.message()))
            .filter(each -> each.sender().stream().allMatch(it -> it.candidates().isEmpty()))
            .count();
    String least = answer.notListed() > 0 ? "at least " : "";
    return unknown == 0 ? "" : ", " + least + Words.number(unknown) + " from unknown senders";
  }

  static int percent(WhatIfs.Answer answer, WhatIf.Effect effect) {
    long messages = answer.summary().messages();
    long some = answer.summary().count(effect);
    return messages == 0 ? 0 : (int) Math.max(some > 0 ? 1 : 0, 100 * some / messages);
  }
}
