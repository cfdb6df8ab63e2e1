package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.installation.ask.Conversation.Edge;
import org.mailpromoter.installation.ask.Conversation.Mail;
import org.mailpromoter.installation.ask.Conversation.Member;
import org.mailpromoter.installation.permission.Sight;

/** Puts the mail of one conversation together. Used once. */
final class ConversationTree {
  private static final String IN_REPLY_TO = "In-Reply-To";

  private final Predicate<EmailActivity> isVisible;
  private final Sight sight;
  private final List<EmailActivity> activities;
  private final Map<MessageId, Answering> known;
  private final Map<MessageId, Answering> others = new LinkedHashMap<>();
  private final Map<ActivityId, Integer> places = new HashMap<>();
  private final Map<MessageId, Integer> ghosts = new HashMap<>();
  private final Map<MessageId, ActivityId> owners = new HashMap<>();
  private final List<Member> members = new ArrayList<>();

  /**
   * A tree.
   *
   * @param isVisible whether the caller may see an activity
   * @param sight how much the caller sees of mail of others
   * @param activities each after the one that it is correlated with
   * @param known what the messages of the activities answer
   * @param notPromoted messages that perhaps belong to it
   */
  ConversationTree(
      Predicate<EmailActivity> isVisible,
      Sight sight,
      List<EmailActivity> activities,
      Map<MessageId, Answering> known,
      List<Answering> notPromoted) {
    this.isVisible = isVisible;
    this.sight = sight;
    this.activities = activities;
    this.known = known;
    notPromoted.forEach(
        each ->
            MessageId.parse(each.decision().entry().identity().key())
                .ifPresent(id -> others.put(id, each)));
    activities.forEach(each -> each.messageId().ifPresent(id -> owners.put(id, each.id())));
  }

  Conversation conversation(boolean isWhole) {
    activities.forEach(this::add);
    others.forEach(
        (id, each) -> {
          if (!ghosts.containsKey(id) && answersOneOfUs(each)) {
            addGhost(id, each, Optional.empty());
          }
        });
    return new Conversation(activities.get(0).id(), members, isWhole);
  }

  private boolean answersOneOfUs(Answering other) {
    return other.finding(places.keySet()).isPresent()
        || other.ancestors().stream().anyMatch(owners::containsKey);
  }

  private void add(EmailActivity activity) {
    boolean visible = isVisible.test(activity);
    boolean clear = visible && sight.isClear(activity);
    Mail mail = visible ? new Mail.Activity(sight.show(activity)) : new Mail.Foreign();
    Optional<Answering> answering =
        activity.messageId().flatMap(id -> Optional.ofNullable(known.get(id)));
    Optional<Integer> above =
        activity.correlatedActivity().flatMap(id -> Optional.ofNullable(places.get(id)));
    Member member =
        answering
            .flatMap(Answering::unmatched)
            .filter(id -> visible && !owners.containsKey(id))
            .map(id -> below(ghost(id, above, clear), mail, byHeader(id, clear)))
            .or(() -> above.map(place -> below(place, mail, edge(activity, answering, clear))))
            .orElseGet(() -> new Member(mail, OptionalInt.empty(), Optional.empty()));
    places.put(activity.id(), members.size());
    members.add(member);
  }

  private static Member below(int place, Mail mail, Edge edge) {
    return new Member(mail, OptionalInt.of(place), Optional.of(edge));
  }

  private static Edge byHeader(MessageId id, boolean clear) {
    return new Edge(
        CorrelationMethod.IN_REPLY_TO,
        "",
        clear ? Optional.of(Clue.in(IN_REPLY_TO, id.toString())) : Optional.empty());
  }

  private static Edge edge(EmailActivity activity, Optional<Answering> answering, boolean clear) {
    return answering
        .flatMap(Answering::counting)
        .map(each -> edge(each, clear))
        .orElseGet(() -> new Edge(activity.correlationMethod(), "", Optional.empty()));
  }

  private static Edge edge(Evidence.Strategy strategy, boolean clear) {
    Clue clue = strategy.found().get(0).clue();
    Clue shown = clear ? clue : new Clue(clue.where(), clue.manner(), "");
    return new Edge(strategy.method(), strategy.strategy(), Optional.of(shown));
  }

  /** The place of a message that an activity answers and that is none. */
  private int ghost(MessageId id, Optional<Integer> above, boolean clear) {
    Integer place = ghosts.get(id);
    if (place != null) {
      return place;
    }
    Answering other = others.get(id);
    if (other != null) {
      return addGhost(id, other, above);
    }
    ghosts.put(id, members.size());
    members.add(
        new Member(
            new Mail.NotStored(clear ? Optional.of(id) : Optional.empty()),
            above.map(OptionalInt::of).orElse(OptionalInt.empty()),
            Optional.empty()));
    return members.size() - 1;
  }

  /** Where it stands is what it found itself, or else what the answer to it belongs to. */
  private int addGhost(MessageId id, Answering ghost, Optional<Integer> above) {
    boolean clear = sight.isClear(ghost.decision());
    Optional<Evidence.Strategy> finding = ghost.finding(places.keySet());
    Optional<MessageId> answered =
        ghost.ancestors().stream()
            .filter(each -> owners.containsKey(each) && places.containsKey(owners.get(each)))
            .findFirst();
    Optional<Integer> place =
        finding
            .map(each -> places.get(each.found().get(0).activity()))
            .or(() -> answered.map(each -> places.get(owners.get(each))))
            .or(() -> above);
    Optional<Edge> edge =
        finding
            .map(each -> edge(each, clear))
            .or(() -> answered.map(each -> byHeader(each, clear)));
    ghosts.put(id, members.size());
    members.add(
        new Member(
            new Mail.NotPromoted(sight.show(ghost.decision())),
            place.map(OptionalInt::of).orElse(OptionalInt.empty()),
            place.isPresent() ? edge : Optional.empty()));
    return members.size() - 1;
  }
}
