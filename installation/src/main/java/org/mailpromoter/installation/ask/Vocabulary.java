package org.mailpromoter.installation.ask;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.installation.change.Logins;
import org.mailpromoter.installation.permission.Effect;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * The words by which people choose values of one kind. Immutable.
 *
 * @param <T> the kind
 */
public final class Vocabulary<T> {
  /** What became of a message: promoted, refused, out-of-scope. */
  public static final Vocabulary<Outcome> OUTCOMES =
      new Vocabulary<>(List.of(Outcome.values()), EnumWords::of);

  /** Every reason, as Dynamics 365 spells it. */
  public static final Vocabulary<Reason> REASONS =
      new Vocabulary<>(List.of(Reason.values()), Reason::title);

  /** The reasons for a refusal. */
  public static final Vocabulary<Reason> REFUSALS =
      new Vocabulary<>(
          REASONS.values().stream().filter(each -> !each.promotes()).toList(), Reason::title);

  /** The precise reasons, for example replies-only-not-a-reply. */
  public static final Vocabulary<SubReason> SUB_REASONS =
      new Vocabulary<>(List.of(SubReason.values()), EnumWords::of);

  /** What messages of a group have in common: sender, reason, mailbox. */
  public static final Vocabulary<GroupBy> GROUPS =
      new Vocabulary<>(List.of(GroupBy.values()), EnumWords::of);

  /** The direction of an activity: incoming, outgoing. */
  public static final Vocabulary<Direction> DIRECTIONS =
      new Vocabulary<>(List.of(Direction.values()), EnumWords::of);

  /** What the audit log names: logins, and every use case that changes something. */
  public static final Vocabulary<String> DEEDS =
      new Vocabulary<>(
          Stream.concat(
                  Logins.WORDS.stream(),
                  Stream.of(Operation.values())
                      .filter(each -> each.effect() != Effect.READS)
                      .map(Operation::word))
              .toList(),
          Function.identity());

  /** What people do with the installation: administrator, user, auditor. */
  public static final Vocabulary<Role> ROLES =
      new Vocabulary<>(List.of(Role.values()), EnumWords::of);

  /** Where an outgoing mail is, once somebody asked to send it. */
  public static final Vocabulary<Phase> PHASES =
      new Vocabulary<>(
          Stream.of(Phase.values()).filter(each -> each != Phase.DRAFT).toList(), EnumWords::of);

  /** How a mail relates to another one that is kept: reply, reply-all, forward. */
  public static final Vocabulary<MailKind> RELATIONS =
      new Vocabulary<>(
          Stream.of(MailKind.values()).filter(each -> each != MailKind.NEW).toList(),
          EnumWords::of);

  /** What a person says about a mail in doubt: sent, again, cancel. */
  public static final Vocabulary<SendEvent.Verdict> VERDICTS =
      new Vocabulary<>(List.of(SendEvent.Verdict.values()), EnumWords::of);

  /** What API tokens are limited to, for example read:messages. */
  public static final Vocabulary<Scope> SCOPES =
      new Vocabulary<>(List.of(Scope.values()), Scope::word);

  private final Map<String, T> values = new LinkedHashMap<>();
  private final List<String> words;

  private Vocabulary(List<T> all, Function<T, String> word) {
    all.forEach(each -> values.put(key(word.apply(each)), each));
    this.words = all.stream().map(word).toList();
  }

  private static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private List<T> values() {
    return List.copyOf(values.values());
  }

  /** The value with a word, in any case; empty if there is none. */
  public Optional<T> find(String word) {
    return Optional.ofNullable(values.get(key(word)));
  }

  /** All words. */
  public List<String> words() {
    return words;
  }

  /** The word that was probably meant; empty if none is near. */
  public Optional<String> nearest(String word) {
    return ConfigSpec.nearest(word, words);
  }
}
