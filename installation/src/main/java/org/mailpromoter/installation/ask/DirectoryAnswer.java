package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.installation.InstalledDirectory;
import org.mailpromoter.installation.OpenInstallation;

/** The current answer of one directory, or why there is none. Immutable. */
public final class DirectoryAnswer {
  private final String directory;
  private final String kind;
  private final @Nullable Instant asOf;
  private final Map<EmailAddress, List<PartyRecord>> found;
  private final List<Faulted> warnings;
  private final @Nullable DirectoryException failure;

  private DirectoryAnswer(
      InstalledDirectory from,
      Map<EmailAddress, List<PartyRecord>> found,
      @Nullable DirectoryException failure) {
    this.directory = from.name();
    this.kind = from.kind();
    this.asOf = from.directory().asOf().orElse(null);
    this.found = Map.copyOf(found);
    this.warnings = List.copyOf(from.directory().warnings());
    this.failure = failure;
  }

  /** Asks every directory of an installation whose some addresses are. */
  public static List<DirectoryAnswer> of(OpenInstallation open, Set<EmailAddress> addresses) {
    return of(open.directories(), addresses);
  }

  /** Asks some directories, and closes them. */
  public static List<DirectoryAnswer> of(
      List<InstalledDirectory> directories, Set<EmailAddress> addresses) {
    return directories.stream().map(each -> of(each, addresses)).toList();
  }

  private static DirectoryAnswer of(InstalledDirectory from, Set<EmailAddress> addresses) {
    Objects.requireNonNull(addresses, "addresses");
    try {
      return new DirectoryAnswer(from, from.directory().resolve(addresses), null);
    } catch (DirectoryException e) {
      return new DirectoryAnswer(from, Map.of(), e);
    } finally {
      from.directory().close();
    }
  }

  /** The name of the directory. */
  public String directory() {
    return directory;
  }

  /** Which kind of directory it is. */
  public String kind() {
    return kind;
  }

  /** The state that it answers from; empty for the present one. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** The records that have an address. */
  public List<PartyRecord> records(EmailAddress address) {
    return found.getOrDefault(address, List.of());
  }

  /** Why it does not answer. */
  public Optional<Faulted> failure() {
    return Optional.ofNullable(failure);
  }

  /** Its problems, although it answers. */
  public List<Faulted> warnings() {
    return warnings;
  }
}
