package org.mailpromoter.installation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.composer.InlineImage;
import org.mailpromoter.composer.proposal.DraftMail;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftId;
import org.mailpromoter.core.draft.DraftSummary;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.store.DraftStore;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;

/** What one author has begun to write. Others do not see it, and no audit log keeps it. */
public final class Drafts {
  private final DraftStore store;
  private final OpenInstallation open;
  private final String author;

  /**
   * The drafts of an author.
   *
   * @param author the name that they log in with
   */
  public Drafts(OpenInstallation open, String author) {
    this.open = Objects.requireNonNull(open, "open");
    this.store = open.storage().draftStore();
    this.author = Objects.requireNonNull(author, "author");
  }

  /** All of them, the one changed last first. */
  public List<DraftSummary> list() {
    return store.list(author);
  }

  /** The draft with a number; its files can be read while the installation is open. */
  public Draft find(long number) throws NotFoundException {
    return Optional.of(number)
        .filter(each -> each > 0)
        .flatMap(each -> store.find(author, new DraftId(each)))
        .orElseThrow(() -> NotFoundException.of(Kind.DRAFT, number));
  }

  /**
   * Begins a draft.
   *
   * @throws RefusedException if there are too many
   */
  public Draft begin(DraftContent content) throws RefusedException {
    return store
        .create(author, content, open.now())
        .orElseThrow(() -> new RefusedException(RefusedException.Why.MANY_DRAFTS, DraftStore.MOST));
  }

  /**
   * Changes a draft.
   *
   * @return empty if it has another version than the given one, or is gone
   */
  public Optional<Draft> change(Draft draft, DraftContent content) {
    return store.update(author, draft.id(), draft.version(), content, open.now());
  }

  /**
   * Deletes a draft.
   *
   * @return whether it had the version of the given one
   */
  public boolean delete(Draft draft) {
    return store.delete(author, draft.id(), draft.version());
  }

  /**
   * The mail that a draft is.
   *
   * @throws RefusedException if it cannot be sent as it is
   */
  public static NewMail mail(DraftContent draft) throws RefusedException {
    List<String> problems = DraftMail.problems(draft);
    if (!problems.isEmpty()) {
      throw unwritable(String.join(" ", problems));
    }
    try {
      return new NewMail(
          draft.from(),
          recipients(draft),
          draft.subject(),
          draft.text(),
          html(draft),
          files(draft),
          draft.original().map(each -> new NewMail.Relation(draft.kind(), each)),
          draft.regarding(),
          draft.automatic());
    } catch (IllegalArgumentException e) {
      throw unwritable(String.valueOf(e.getMessage()));
    }
  }

  private static RefusedException unwritable(String why) {
    String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return new RefusedException(RefusedException.Why.UNWRITABLE_MAIL, sentence);
  }

  private static List<Addressee> recipients(DraftContent draft) {
    return draft.recipients().stream()
        .flatMap(
            each ->
                EnvelopeAddress.parse(each.address()).stream()
                    .map(address -> new Addressee(each.role(), each.name().strip(), address)))
        .toList();
  }

  private static Optional<HtmlText> html(DraftContent draft) {
    if (draft.html().isBlank()) {
      return Optional.empty();
    }
    List<InlineImage> images =
        draft.files().stream()
            .filter(each -> !each.imageId().isEmpty())
            .map(each -> new InlineImage(each.imageId(), Enclosure.of(each.file())))
            .toList();
    return Optional.of(new HtmlText(draft.html(), images));
  }

  /** Without HTML, its pictures are files. */
  private static List<Enclosure> files(DraftContent draft) {
    List<Enclosure> files = new ArrayList<>();
    for (DraftFile each : draft.files()) {
      if (each.imageId().isEmpty() || draft.html().isBlank()) {
        files.add(Enclosure.of(each.file()));
      }
    }
    return files;
  }
}
