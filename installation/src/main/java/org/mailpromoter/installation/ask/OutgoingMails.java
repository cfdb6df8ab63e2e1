package org.mailpromoter.installation.ask;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Mask;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.installation.permission.Sight;

/** What goes out, waits, or is in doubt. */
public final class OutgoingMails {
  private final OpenInstallation open;

  /**
   * A mail and the activity that it is, as far as they are shown.
   *
   * @param mail the mail; its recipients and words are for the engine, and shown by this
   * @param activity the activity; empty if it was erased
   * @param recipients to whom it goes
   * @param words what a server or a failure said last; empty if nothing, or if it is hidden
   */
  public record Entry(
      OutgoingMail mail, Optional<EmailActivity> activity, List<Reached> recipients, String words) {
    /** Copies the list. */
    public Entry {
      Objects.requireNonNull(mail, "mail");
      Objects.requireNonNull(activity, "activity");
      recipients = List.copyOf(recipients);
      Objects.requireNonNull(words, "words");
    }

    /** All of it. */
    static Entry of(OutgoingMail mail, Optional<EmailActivity> activity) {
      List<Reached> all = mail.state().recipients().stream().map(Reached::of).toList();
      return new Entry(mail, activity, all, mail.state().words());
    }

    /** The subject, as far as it is shown; empty if it was erased. */
    public String subject() {
      return activity.map(EmailActivity::subject).orElse("");
    }

    /** What somebody sees of it. */
    public Entry shownTo(Sight sight) {
      Predicate<Role> shown = sight.recipients(activity, mail.mailbox());
      return new Entry(
          mail,
          activity.map(sight::show),
          recipients.stream().map(each -> shown.test(each.role()) ? each : each.hidden()).toList(),
          hasTexts(sight) ? words : "");
    }

    /** Whether what servers said is shown, which may name recipients. */
    boolean hasTexts(Sight sight) {
      Predicate<Role> shown = sight.recipients(activity, mail.mailbox());
      return recipients.stream().map(Reached::role).allMatch(shown);
    }
  }

  /**
   * A recipient.
   *
   * @param address where it goes, or {@link Mask#HIDDEN}
   * @param role To, Cc or Bcc
   * @param state what is known
   * @param words why, as a server or a report said it; empty if nothing was said, or if it is
   *     hidden
   */
  public record Reached(String address, Role role, RecipientState state, String words) {
    /** Rejects nulls. */
    public Reached {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(words, "words");
    }

    /** All of it. */
    public static Reached of(Recipient one) {
      return new Reached(one.address().value(), one.role(), one.state(), one.words());
    }

    Reached hidden() {
      return new Reached(Mask.HIDDEN, role, state, "");
    }
  }

  /**
   * All about a mail.
   *
   * @param entry the mail
   * @param history what became of it, the first step first
   * @param copy its copy in the folder of sent mail; empty if no server has accepted it
   * @param searches where it was looked for while it was in doubt, the first search first
   */
  public record Details(
      Entry entry,
      List<OutgoingStep> history,
      Optional<SentCopy> copy,
      List<EvidenceSearch> searches) {
    /** Copies the lists. */
    public Details {
      Objects.requireNonNull(entry, "entry");
      history = List.copyOf(history);
      Objects.requireNonNull(copy, "copy");
      searches = List.copyOf(searches);
    }

    /** What somebody sees of it. */
    public Details shownTo(Sight sight) {
      return new Details(
          entry.shownTo(sight),
          entry.hasTexts(sight) ? history : history.stream().map(Details::silent).toList(),
          copy,
          entry.hasTexts(sight) ? searches : List.of()); // their owner named the folders
    }

    private static OutgoingStep silent(OutgoingStep step) {
      return new OutgoingStep(step.at(), step.phase(), step.reason(), "");
    }
  }

  /**
   * A part of the list.
   *
   * @param entries the latest first
   * @param next the word with which the next page is asked for; empty when no older one is left
   */
  public record Listing(List<Entry> entries, Optional<String> next) {
    /** Copies the list. */
    public Listing {
      entries = List.copyOf(entries);
      Objects.requireNonNull(next, "next");
    }

    /** What somebody sees of it. */
    public Listing shownTo(Sight sight) {
      return new Listing(entries.stream().map(each -> each.shownTo(sight)).toList(), next);
    }
  }

  /** The outgoing mail of an installation. */
  public OutgoingMails(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Mails, the latest first.
   *
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Listing list(OutgoingFilter filter, PageRequest wanted) throws WrongPageException {
    PageWords words =
        PageWords.of("outgoing")
            .with("phases", filter.phases())
            .with("mailboxes", filter.mailboxes().map(all -> all.stream().sorted().toList()));
    PageKey from = words.from(wanted);
    int most = wanted.most();
    List<OutgoingMail> found =
        open.storage()
            .outgoingStore()
            .list(
                filter,
                wanted.isFirst() ? Optional.empty() : Optional.of(new OutgoingId(from.number())),
                most + 1);
    List<OutgoingMail> shown = found.subList(0, Math.min(most, found.size()));
    return new Listing(
        shown.stream().map(this::entry).toList(),
        found.size() > most
            ? Optional.of(words.word(PageKey.of(shown.get(most - 1).id().value())))
            : Optional.empty());
  }

  /** The same list, as far as a caller may see it: of all mailboxes, or of their own. */
  public Listing page(OutgoingFilter filter, PageRequest wanted, Permissions caller, Sight sight)
      throws WrongPageException {
    return list(visible(filter, caller), wanted).shownTo(sight);
  }

  private static OutgoingFilter visible(OutgoingFilter filter, Permissions caller) {
    if (caller.reach(Operation.SEE_OUTGOING) == Reach.ALL) {
      return filter;
    }
    Set<MailboxId> own = new HashSet<>(caller.mailboxes());
    filter.mailboxes().ifPresent(own::retainAll);
    return new OutgoingFilter(filter.phases(), Optional.of(own));
  }

  /** The mail with a number. */
  public OutgoingMail find(long number) throws NotFoundException {
    return Optional.of(number)
        .filter(each -> each > 0)
        .flatMap(each -> open.storage().outgoingStore().find(new OutgoingId(each)))
        .orElseThrow(() -> NotFoundException.of(Kind.OUTGOING_MAIL, number));
  }

  /** All about the mail with a number. */
  public Details details(long number) throws NotFoundException {
    OutgoingMail mail = find(number);
    return new Details(
        entry(mail),
        open.storage().outgoingStore().history(mail.id()),
        open.storage().sentFolderStore().of(mail.id()),
        open.storage().sentFolderStore().searches(mail.id()));
  }

  private Entry entry(OutgoingMail mail) {
    return Entry.of(mail, open.storage().activityHistory().find(mail.activity()));
  }

  /** The mail that an activity is; empty if it is none that went out from here. */
  public Optional<OutgoingMail> of(ActivityId activity) {
    return open.storage().outgoingStore().of(activity);
  }

  /** The user or queue in whose name a mail is sent; empty if it was erased. */
  public Optional<RecordId> owner(OutgoingMail mail) {
    return entry(mail).activity().flatMap(EmailActivity::owner);
  }

  /** Whose a mail is: of the mailbox that sends it, and of those whose activity it is. */
  public Belonging belonging(OutgoingMail mail) {
    return entry(mail)
        .activity()
        .map(Activities::belonging)
        .map(each -> Belonging.to(each.owners(), Set.of(mail.mailbox())))
        .orElseGet(() -> Belonging.to(mail.mailbox()));
  }
}
