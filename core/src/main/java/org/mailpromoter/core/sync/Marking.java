package org.mailpromoter.core.sync;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.store.MessageMark;

/**
 * What a mailbox's messages are marked with on their server. Immutable.
 *
 * @since 0.1
 */
public final class Marking {
  /** Nothing: the mailbox is only read. */
  public static final Marking NONE = new Marking(null, null, null);

  private final @Nullable String promoted;
  private final @Nullable String undeliverable;
  private final @Nullable FolderId undeliverableFolder;

  private Marking(
      @Nullable String promoted,
      @Nullable String undeliverable,
      @Nullable FolderId undeliverableFolder) {
    this.promoted = promoted;
    this.undeliverable = undeliverable;
    this.undeliverableFolder = undeliverableFolder;
  }

  /** The same with a keyword on mail that is an activity (P-60, A-42). */
  public Marking promoted(String keyword) {
    Objects.requireNonNull(keyword, "keyword");
    return new Marking(keyword, undeliverable, undeliverableFolder);
  }

  /** The same with a keyword on undeliverable mail (P-62). */
  public Marking undeliverable(String keyword) {
    Objects.requireNonNull(keyword, "keyword");
    return new Marking(promoted, keyword, undeliverableFolder);
  }

  /** The same with a folder to which undeliverable mail is moved (P-62). */
  public Marking undeliverableFolder(FolderId folder) {
    return new Marking(promoted, undeliverable, Objects.requireNonNull(folder, "folder"));
  }

  /** The keyword on mail that is an activity. */
  public Optional<String> promoted() {
    return Optional.ofNullable(promoted);
  }

  /** The keyword on undeliverable mail. */
  public Optional<String> undeliverable() {
    return Optional.ofNullable(undeliverable);
  }

  /** The folder to which undeliverable mail is moved. */
  public Optional<FolderId> undeliverableFolder() {
    return Optional.ofNullable(undeliverableFolder);
  }

  /** What is left of it for a session that can no more than this. */
  Marking within(Set<Capability> capabilities) {
    boolean marks = capabilities.contains(Capability.MARKS);
    boolean moves = capabilities.contains(Capability.MOVES);
    return new Marking(
        marks ? promoted : null, marks ? undeliverable : null, moves ? undeliverableFolder : null);
  }

  /** The kinds of marks there are. */
  Set<MessageMark.Kind> kinds() {
    Set<MessageMark.Kind> kinds = EnumSet.noneOf(MessageMark.Kind.class);
    promoted().ifPresent(unused -> kinds.add(MessageMark.Kind.PROMOTED));
    undeliverable().ifPresent(unused -> kinds.add(MessageMark.Kind.UNDELIVERABLE));
    undeliverableFolder().ifPresent(unused -> kinds.add(MessageMark.Kind.MOVED));
    return kinds;
  }

  /** The words of the configuration in use, for people. */
  String words() {
    StringBuilder words = new StringBuilder();
    promoted().ifPresent(unused -> words.append(" promoted-mark"));
    undeliverable().ifPresent(unused -> words.append(" undeliverable-mark"));
    undeliverableFolder().ifPresent(unused -> words.append(" undeliverable-folder"));
    return words.toString().strip().replace(" ", ", ");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Marking m
        && Objects.equals(promoted, m.promoted)
        && Objects.equals(undeliverable, m.undeliverable)
        && Objects.equals(undeliverableFolder, m.undeliverableFolder);
  }

  @Override
  public int hashCode() {
    return Objects.hash(promoted, undeliverable, undeliverableFolder);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "Marking[%s, %s, %s]", promoted, undeliverable, undeliverableFolder);
  }
}
