package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;

/**
 * The mail of a conversation, with how each belongs to it. The work is bounded: a few reads,
 * whatever is stored.
 *
 * <p>Messages that are no activities are found in two ways: activities answer them, or their
 * subject has the words of the first one and they answer an activity. Answers under another subject
 * are found only if they were promoted or answered.
 */
public final class Conversations {
  /** How many activities are shown unless more are asked for. */
  public static final int USUAL = 100;

  /** The most activities that are shown. */
  public static final int MOST = 500;

  private static final int SEARCHED = 50;
  private static final int DECISIONS_OF_EACH = 3;

  private final OpenInstallation open;
  private final @Nullable Permissions permissions;
  private final Sight sight;

  /** The conversations of an installation. */
  public Conversations(OpenInstallation open) {
    this(open, null, Sight.ofEverything());
  }

  private Conversations(OpenInstallation open, @Nullable Permissions permissions, Sight sight) {
    this.open = Objects.requireNonNull(open, "open");
    this.permissions = permissions;
    this.sight = Objects.requireNonNull(sight, "sight");
  }

  /**
   * The same as a caller may see them.
   *
   * @param caller what they may do
   * @param sees how much they see of mail of others
   */
  public Conversations visibleTo(Permissions caller, Sight sees) {
    return new Conversations(open, Objects.requireNonNull(caller, "caller"), sees);
  }

  /**
   * The conversation of an activity.
   *
   * @param number the number of any of its activities
   * @param most how many activities at most; those nearest to the first one
   * @throws ForbiddenException if the caller may not see the activity
   */
  public Conversation of(long number, int most) throws NotFoundException, ForbiddenException {
    EmailActivity asked = new Activities(open).find(number);
    if (permissions != null) {
      permissions.demand(Operation.SEE_ACTIVITIES, Sight.readers(asked));
    }
    List<EmailActivity> found = open.storage().activityHistory().conversation(asked.id(), most + 1);
    List<EmailActivity> activities = found.subList(0, Math.min(most, found.size()));
    Map<MessageId, Answering> known = promoted(activities);
    Set<MessageId> wanted = answered(activities, known);
    wanted.addAll(similar(activities.get(0)));
    List<Answering> others = notPromoted(wanted, activities.size());
    return new ConversationTree(this::isVisible, sight, activities, known, others)
        .conversation(found.size() <= most);
  }

  /** What the promoted messages say about what they answer, as far as it is stored. */
  private Map<MessageId, Answering> promoted(List<EmailActivity> activities) {
    Set<MessageId> ids = new HashSet<>();
    activities.forEach(each -> each.messageId().ifPresent(ids::add));
    Map<MessageId, Answering> known = new LinkedHashMap<>();
    for (StoredDecision each : about(ids, activities.size())) {
      if (each.entry().outcome() == Outcome.PROMOTED) {
        MessageId.parse(each.entry().identity().key())
            .ifPresent(id -> known.put(id, Answering.of(each)));
      }
    }
    return known;
  }

  private List<StoredDecision> about(Set<MessageId> ids, int activities) {
    return open.storage().decisionHistory().about(ids, SEARCHED + DECISIONS_OF_EACH * activities);
  }

  /** The messages that activities answer and that are no activities. */
  private static Set<MessageId> answered(
      List<EmailActivity> activities, Map<MessageId, Answering> known) {
    Set<MessageId> answered = new HashSet<>();
    for (EmailActivity each : activities) {
      each.messageId()
          .flatMap(id -> Optional.ofNullable(known.get(id)))
          .flatMap(Answering::unmatched)
          .ifPresent(answered::add);
    }
    activities.forEach(each -> each.messageId().ifPresent(answered::remove));
    return answered;
  }

  /** Refused messages whose subject has the words of the first one, the latest ones. */
  private Set<MessageId> similar(EmailActivity first) {
    SearchWords words = SearchWords.of(first.subject());
    Set<MessageId> similar = new HashSet<>();
    if (!words.isEmpty()) {
      DecisionFilter refused =
          DecisionFilter.all().withText(words).withOutcomes(Set.of(Outcome.REFUSED));
      open.storage().decisionHistory().list(refused, PageKey.START, SEARCHED).entries().stream()
          .flatMap(each -> MessageId.parse(each.entry().identity().key()).stream())
          .forEach(similar::add);
    }
    return similar;
  }

  /** The latest decision about each, as far as the caller may see it. */
  private List<Answering> notPromoted(Set<MessageId> ids, int activities) {
    Map<MessageId, Answering> latest = new LinkedHashMap<>();
    for (StoredDecision each : about(ids, activities)) {
      boolean promoted = each.entry().activity().isPresent();
      boolean duplicate = each.entry().reason() == Reason.DUPLICATE;
      if (!promoted && !duplicate && isVisible(each)) {
        MessageId.parse(each.entry().identity().key())
            .ifPresent(id -> latest.put(id, Answering.of(each)));
      }
    }
    return new ArrayList<>(latest.values());
  }

  private boolean isVisible(StoredDecision decision) {
    return isVisible(Operation.EXPLAIN_MESSAGE, Sight.readers(decision));
  }

  private boolean isVisible(EmailActivity activity) {
    return isVisible(Operation.SEE_ACTIVITIES, Sight.readers(activity));
  }

  private boolean isVisible(Operation operation, Belonging of) {
    return permissions == null || permissions.allows(operation, of);
  }
}
