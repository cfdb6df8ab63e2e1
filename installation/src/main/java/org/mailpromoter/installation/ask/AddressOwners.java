package org.mailpromoter.installation.ask;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.installation.OpenInstallation;

/** Whose an address is. */
public final class AddressOwners {
  private final OpenInstallation open;

  /**
   * What is known about an address.
   *
   * @param address the address
   * @param directories the answer of each directory; of a record that several have, the first
   *     directory counts
   * @param sender from whom mail is that comes from it, in a mailbox without an owner; empty while
   *     a directory does not answer, because no such mail is decided then
   */
  public record Answer(
      EmailAddress address, List<DirectoryAnswer> directories, Optional<SenderResolution> sender) {
    /** Copies the list. */
    public Answer {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(sender, "sender");
      directories = List.copyOf(directories);
    }

    /** The records that have it, each as the first directory knows it. */
    public List<PartyRecord> records() {
      Map<RecordId, PartyRecord> all = new LinkedHashMap<>();
      directories.stream()
          .flatMap(each -> each.records(address).stream())
          .forEach(each -> all.putIfAbsent(each.id(), each));
      return List.copyOf(all.values());
    }
  }

  /** The directories of an installation. */
  public AddressOwners(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** Asks every directory. */
  public Answer find(EmailAddress address) {
    Answer answer =
        new Answer(address, DirectoryAnswer.of(open, Set.of(address)), Optional.empty());
    boolean complete = answer.directories().stream().allMatch(each -> each.failure().isEmpty());
    if (!complete) {
      return answer;
    }
    SenderResolution.Rules rules = open.policy().resolution();
    return new Answer(
        address,
        answer.directories(),
        Optional.of(SenderResolution.of(answer.records(), Optional.empty(), rules)));
  }
}
