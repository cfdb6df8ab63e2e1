package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Effect;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.installation.permission.Sight;

/** Which email activities there are. */
public final class Activities {
  private final OpenInstallation open;

  /**
   * Activities, the latest first.
   *
   * @param activities as many as were asked for
   * @param total how many there are
   * @param next the word by which the next page is asked for; empty when no older one is left
   */
  public record Listing(List<EmailActivity> activities, long total, Optional<String> next) {
    /** Copies the list. */
    public Listing {
      activities = List.copyOf(activities);
      Objects.requireNonNull(next, "next");
    }
  }

  /**
   * Activities that a caller may see, the latest first.
   *
   * @param activities as many as were asked for, or fewer
   * @param next the word with which the next page is asked for; empty when no older one is left
   * @param searchedTo how far back was looked, if the page ends before it is full
   */
  public record Visible(
      List<EmailActivity> activities, Optional<String> next, Optional<Instant> searchedTo) {
    /** Copies the list. */
    public Visible {
      activities = List.copyOf(activities);
      Objects.requireNonNull(searchedTo, "searchedTo");
      Objects.requireNonNull(next, "next");
    }

    /** What somebody sees of them. */
    public Visible shownTo(Sight sight) {
      return new Visible(activities.stream().map(sight::show).toList(), next, searchedTo);
    }
  }

  /**
   * All about one activity.
   *
   * @param activity the activity
   * @param trackingChanges who changed its tracking and when
   */
  public record Details(EmailActivity activity, List<TrackingChange> trackingChanges) {
    /** Copies the list. */
    public Details {
      trackingChanges = List.copyOf(trackingChanges);
    }

    /** What somebody sees of it. */
    public Details shownTo(Sight sight) {
      return new Details(sight.show(activity), trackingChanges);
    }
  }

  /** The activities of an installation. */
  public Activities(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Lists activities.
   *
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Listing list(ActivityFilter filter, PageRequest wanted) throws WrongPageException {
    PageWords words = words(filter);
    PageKey from = words.from(wanted);
    ActivityHistory history = open.storage().activityHistory();
    Page<EmailActivity> page =
        Page.full((key, some) -> history.list(filter, key, some), from, wanted.most());
    return new Listing(page.entries(), history.count(filter), page.next().map(words::word));
  }

  private static String sorted(Set<MailboxId> mailboxes) {
    return mailboxes.stream().map(MailboxId::value).sorted().toList().toString();
  }

  static PageWords words(ActivityFilter filter) {
    return PageWords.of("activities")
        .with("direction", filter.direction())
        .with("mailboxes", filter.mailboxes().map(Activities::sorted))
        .with("regarding", filter.regarding())
        .with("queue", filter.queue())
        .with("party", filter.party())
        .with("text", List.of(filter.text().toString()))
        .with("participant", List.of(filter.participant().toLowerCase(Locale.ROOT)));
  }

  /**
   * The same list, as far as a caller may see it: of all mailboxes, or of their own. The work for a
   * page is bounded, so that it may have fewer than were asked for, and yet a next one.
   *
   * @param sight what the caller sees of activities of others: what is hidden is not searched
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Visible page(ActivityFilter filter, PageRequest wanted, Permissions caller, Sight sight)
      throws WrongPageException {
    PageWords words = words(filter);
    Page<EmailActivity> page =
        open.storage()
            .activityHistory()
            .list(visible(filter, caller, sight), words.from(wanted), wanted.most());
    return new Visible(page.entries(), page.next().map(words::word), page.searchedTo())
        .shownTo(sight);
  }

  /** How many of them there are, counted up to a number and with bounded work. */
  public CappedCount count(ActivityFilter filter, int most, Permissions caller, Sight sight) {
    return open.storage().activityHistory().count(visible(filter, caller, sight), most);
  }

  private static ActivityFilter visible(ActivityFilter filter, Permissions caller, Sight sight) {
    boolean asksHidden =
        !filter.text().isEmpty()
            || !filter.participant().isEmpty()
            || filter.party().isPresent()
            || filter.regarding().isPresent();
    Reach reach = caller.reach(Operation.SEE_ACTIVITIES);
    if (reach == Reach.OWN && isAboutCaller(filter, caller)) {
      return filter;
    }
    return reach == Reach.ALL && (sight.isClear() || !asksHidden)
        ? filter
        : filter.withMailboxes(caller.mailboxes());
  }

  /** Mail that names a person is theirs to see, wherever it was found. */
  private static boolean isAboutCaller(ActivityFilter filter, Permissions caller) {
    return filter.party().filter(caller.owners()::contains).isPresent()
        && filter.text().isEmpty()
        && filter.participant().isEmpty();
  }

  /**
   * Whose an activity is, for a use case: what only reads is also for those whom it names.
   *
   * @param operation the use case
   */
  public static Belonging belonging(EmailActivity activity, Operation operation) {
    return operation.effect() == Effect.READS ? Sight.readers(activity) : belonging(activity);
  }

  /** Whose an activity is: of its owner, its queues, its users, and the mailbox it was found in. */
  public static Belonging belonging(EmailActivity activity) {
    Set<RecordId> owners = new HashSet<>(activity.queues());
    activity.owner().ifPresent(owners::add);
    activity.acceptingEntity().ifPresent(owners::add);
    return Belonging.to(owners, activity.receivingMailbox().stream().toList());
  }

  /** The activity with a number. */
  public EmailActivity find(long number) throws NotFoundException {
    return Optional.of(number)
        .filter(each -> each > 0)
        .flatMap(each -> open.storage().activityHistory().find(new ActivityId(each)))
        .orElseThrow(() -> NotFoundException.of(Kind.ACTIVITY, number));
  }

  /** All about the activity with a number. */
  public Details details(long number) throws NotFoundException {
    EmailActivity found = find(number);
    return new Details(found, trackingChanges(found));
  }

  /** Who changed the tracking of an activity and when, the oldest first. */
  public List<TrackingChange> trackingChanges(EmailActivity activity) {
    return open.storage().activityHistory().trackingChanges(activity.id());
  }

  /**
   * An attachment of an activity. Its content can be read while the installation is open.
   *
   * @param activity the number of the activity
   * @param number which of its attachments, from 1
   */
  public Attachment attachment(long activity, int number) throws NotFoundException {
    return attachment(find(activity), number);
  }

  /** The same of an activity that was read with its body. */
  public static Attachment attachment(EmailActivity activity, int number) throws NotFoundException {
    List<Attachment> all = activity.body().attachments();
    if (number < 1 || number > all.size()) {
      List<String> known = IntStream.rangeClosed(1, all.size()).mapToObj(String::valueOf).toList();
      throw NotFoundException.among(Kind.ATTACHMENT, number, known).within(activity.id().value());
    }
    return all.get(number - 1);
  }
}
