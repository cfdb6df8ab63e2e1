package org.mailpromoter.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.installation.InstalledDirectory;

/** What one directory says when it is asked now, or why it cannot say anything. */
final class DirectoryAnswer {
  private final InstalledDirectory from;
  private final Map<EmailAddress, List<PartyRecord>> found;
  private final @Nullable DirectoryException failure;

  private DirectoryAnswer(
      InstalledDirectory from,
      Map<EmailAddress, List<PartyRecord>> found,
      @Nullable DirectoryException failure) {
    this.from = from;
    this.found = found;
    this.failure = failure;
  }

  static DirectoryAnswer of(InstalledDirectory directory, Set<EmailAddress> addresses) {
    try {
      return new DirectoryAnswer(directory, directory.directory().resolve(addresses), null);
    } catch (DirectoryException e) {
      return new DirectoryAnswer(directory, Map.of(), e);
    }
  }

  List<PartyRecord> records(EmailAddress address) {
    return found.getOrDefault(address, List.of());
  }

  InstalledDirectory directory() {
    return from;
  }

  Optional<Faulted> failure() {
    return Optional.ofNullable(failure);
  }

  /** What should be known: why there is no answer, or what is not as it should be. */
  List<Faulted> remarks() {
    List<Faulted> remarks = new ArrayList<>(from.directory().warnings());
    failure().ifPresent(remarks::add);
    return remarks;
  }

  /** In a word or two: fine, or a code. */
  String result() {
    return remarks().stream().findFirst().map(each -> each.code().id()).orElse("fine");
  }

  /** The state that it answers from. */
  String state() {
    return from.directory().asOf().map(Times::shown).orElse("now");
  }

  private @Nullable Instant asOf() {
    return from.directory().asOf().orElse(null);
  }

  Map<String, @Nullable Object> document() {
    return Fields.of(
        "directory",
        from.name(),
        "kind",
        from.kind(),
        "answered",
        failure == null,
        "as_of",
        asOf(),
        "remarks",
        remarks().stream()
            .map(
                each ->
                    Fields.of(
                        "code", each.code().id(),
                        "sentence", each.sentence(),
                        "remedy", each.code().remedy()))
            .toList());
  }
}
