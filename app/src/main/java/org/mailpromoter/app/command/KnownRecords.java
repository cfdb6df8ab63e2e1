package org.mailpromoter.app.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.InstalledDirectory;

/** Whether records exist that people name, so that no slip is passed on to replies and sinks. */
final class KnownRecords {
  /** Enough to find what was probably meant, and no more than fits into memory. */
  private static final int MOST_LOOKED_AT = 20_000;

  private final Installation parts;
  private final Storage storage;

  /** What is known of a record. */
  enum Standing {
    /** It exists. */
    KNOWN,
    /** It does not, although others of its kind do. */
    UNKNOWN,
    /** Nobody can tell: no record of its kind is known here, or a directory cannot be listed. */
    UNCERTAIN
  }

  KnownRecords(Installation parts, Storage storage) {
    this.parts = parts;
    this.storage = storage;
  }

  /**
   * The record that a person names.
   *
   * @param anyway whether it is taken although nothing here knows it, because the CRM does
   */
  RecordId existing(String text, boolean anyway) throws CommandFailure {
    RecordId id = Arguments.record(text);
    if (anyway) {
      return id;
    }
    switch (standing(id)) {
      case KNOWN -> {}
      case UNCERTAIN ->
          ErrorScreen.say(
              "Whether the record '" + id + "' exists is not known here; it is taken as given.");
      case UNKNOWN ->
          throw new CommandFailure(
              ExitCode.NOT_FOUND,
              unknown(id)
                  + "\nWhat to do: correct it, add the record with 'mailpromoter records add', or"
                  + " give --unknown-record if it exists in the CRM only.");
    }
    return id;
  }

  /** What to say of a record that does not exist, with the one that was probably meant. */
  String unknown(RecordId id) {
    return "There is no record '" + id + "'" + Missing.instead(id.toString(), ofKind(id));
  }

  Standing standing(RecordId id) {
    List<InstalledDirectory> directories = parts.directories(storage);
    try {
      String part = id.key().substring(id.key().lastIndexOf('/') + 1);
      if (has(directories, part, id)) {
        return Standing.KNOWN;
      }
      boolean sure = directories.stream().allMatch(InstalledDirectory::isListed);
      return sure && !ofKind(id).isEmpty() ? Standing.UNKNOWN : Standing.UNCERTAIN;
    } catch (DirectoryException e) {
      return Standing.UNCERTAIN; // a directory that cannot answer makes nothing unknown
    } finally {
      directories.forEach(each -> each.directory().close());
    }
  }

  private static boolean has(List<InstalledDirectory> directories, String part, RecordId id) {
    return directories.stream()
        .flatMap(each -> each.list(part, MOST_LOOKED_AT).stream())
        .anyMatch(each -> each.record().id().equals(id));
  }

  private Set<String> ofKind(RecordId id) {
    Set<String> known = new LinkedHashSet<>();
    for (InstalledDirectory each : parts.directories(storage)) {
      each.list(id.kind().word() + ":", MOST_LOOKED_AT).stream()
          .map(entry -> entry.record().id())
          .filter(other -> other.kind().equals(id.kind()))
          .forEach(other -> known.add(other.toString()));
      each.directory().close();
    }
    return known;
  }
}
