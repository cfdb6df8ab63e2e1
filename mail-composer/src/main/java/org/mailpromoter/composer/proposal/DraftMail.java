package org.mailpromoter.composer.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Answered;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.composer.InlineImage;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;

/**
 * Makes drafts of proposals, and mail of drafts.
 *
 * @since 0.1
 */
public final class DraftMail {
  private DraftMail() {}

  /**
   * The draft that a person gets to write on.
   *
   * @param original the mail that the proposal relates to; empty for a new one
   * @throws IllegalArgumentException if it is too large for a draft; the message is for people
   */
  public static DraftContent draft(
      Proposal proposal, RecordId from, Optional<ActivityId> original) {
    return new DraftContent(
        from,
        proposal.recipients().stream().map(DraftMail::recipient).toList(),
        proposal.subject(),
        proposal.text(),
        proposal.html(),
        proposal.attachments().stream().map(DraftFile::attached).toList(),
        proposal.kind(),
        original,
        proposal.regarding(),
        false);
  }

  private static DraftRecipient recipient(Addressee who) {
    return new DraftRecipient(who.role(), who.name(), who.address().value());
  }

  /**
   * What keeps a draft from being sent, in sentences for people; empty if nothing does. That it is
   * too large for a server shows only when it is sent.
   */
  public static List<String> problems(DraftContent draft) {
    List<String> problems = new ArrayList<>();
    if (draft.recipients().isEmpty()) {
      problems.add("Nobody is named to whom it is sent.");
    }
    for (DraftRecipient each : draft.recipients()) {
      if (EnvelopeAddress.parse(each.address()).isEmpty()) {
        problems.add("'" + each.address() + "' is not an address that mail can be sent to.");
      }
    }
    return List.copyOf(problems);
  }

  /**
   * The mail that a draft is.
   *
   * @param sender who sends it
   * @param subject its subject with its token
   * @param topic the subject of the conversation
   * @param answered the mail that it relates to
   * @throws IllegalArgumentException if it has {@link #problems}, or a file has a name or a type
   *     that cannot stand in a header; the message is for people
   */
  public static Composition composition(
      DraftContent draft,
      Addressee sender,
      String subject,
      String topic,
      Optional<Answered> answered) {
    Objects.requireNonNull(answered, "answered");
    List<String> problems = problems(draft);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", problems));
    }
    return new Composition(
        sender,
        draft.recipients().stream().map(DraftMail::addressee).toList(),
        subject,
        topic,
        draft.text(),
        html(draft),
        files(draft),
        answered,
        draft.automatic());
  }

  private static Addressee addressee(DraftRecipient who) {
    return new Addressee(
        who.role(), who.name().strip(), EnvelopeAddress.parse(who.address()).orElseThrow());
  }

  private static Optional<HtmlText> html(DraftContent draft) {
    List<InlineImage> images =
        draft.files().stream()
            .filter(each -> !each.imageId().isEmpty())
            .map(each -> new InlineImage(each.imageId(), Enclosure.of(each.file())))
            .toList();
    return draft.html().isBlank()
        ? Optional.empty()
        : Optional.of(new HtmlText(draft.html(), images));
  }

  /** Without HTML, its pictures are files. */
  private static List<Enclosure> files(DraftContent draft) {
    return draft.files().stream()
        .filter(each -> each.imageId().isEmpty() || draft.html().isBlank())
        .map(each -> Enclosure.of(each.file()))
        .toList();
  }
}
