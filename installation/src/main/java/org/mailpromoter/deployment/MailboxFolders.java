package org.mailpromoter.deployment;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;

/** The keys of a mailbox that say which folders are read and how their messages are marked. */
final class MailboxFolders {
  static final ConfigKey<List<String>> FOLDERS =
      ConfigKey.texts("folders").meaning("The folders to read").defaultsTo(List.of("INBOX"));
  static final ConfigKey<String> SENT_FOLDER =
      ConfigKey.text("sent-folder")
          .meaning("The folder of sent mail, judged if auto-track-sent-items is on");
  static final ConfigKey<List<String>> TRACKED_FOLDERS =
      ConfigKey.texts("tracked-folders")
          .meaning(
              "Folders whose mail is always promoted, at most 25, each as FOLDER or FOLDER ="
                  + " KIND:ID with the record that its mail is about")
          .defaultsTo(List.of());
  static final ConfigKey<String> PROMOTED_MARK =
      ConfigKey.text("promoted-mark")
          .meaning(
              "A keyword or category to set on mail that is an activity, for example"
                  + " $MailpromoterTracked; without it the mailbox is only read");
  static final ConfigKey<String> UNDELIVERABLE_MARK =
      ConfigKey.text("undeliverable-mark")
          .meaning("A keyword or category to set on mail whose activity cannot be created");
  static final ConfigKey<String> UNDELIVERABLE_FOLDER =
      ConfigKey.text("undeliverable-folder")
          .meaning("The folder to which mail is moved whose activity cannot be created");

  private MailboxFolders() {}

  /** The folders to read, each with its role. */
  static List<FolderTask> folders(Section section, Config config, Collection<FolderId> tracked) {
    List<String> names = config.get(FOLDERS);
    if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
      section.problem(FOLDERS.name(), "give at least one folder, and no empty name");
      return List.of();
    }
    Map<FolderId, FolderTask> folders = new LinkedHashMap<>();
    config
        .find(SENT_FOLDER)
        .map(FolderId::new)
        .ifPresent(sent -> folders.put(sent, new FolderTask(sent, FolderRole.SENT)));
    names.stream()
        .map(FolderId::new)
        .forEach(folder -> folders.putIfAbsent(folder, FolderTask.incoming(folder)));
    tracked.stream()
        .sorted(Comparator.comparing(FolderId::value))
        .forEach(folder -> folders.putIfAbsent(folder, new FolderTask(folder, FolderRole.OTHER)));
    return List.copyOf(folders.values());
  }

  /** Each as {@code Customers/Contoso = account:contoso}, or without a record (F-2). */
  static Map<FolderId, Optional<RecordId>> trackedFolders(
      Section section, Config config, Optional<RecordId> owner) {
    List<String> texts = config.get(TRACKED_FOLDERS);
    String problem = "";
    Map<FolderId, Optional<RecordId>> tracked = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      String folder = (equals < 0 ? text : text.substring(0, equals)).strip();
      Optional<RecordId> record =
          equals < 0 ? Optional.empty() : RecordId.parse(text.substring(equals + 1).strip());
      if (folder.isEmpty() || (equals >= 0 && record.isEmpty())) {
        problem = "expected FOLDER or FOLDER = KIND:ID, found '" + text + "'";
      } else {
        tracked.put(new FolderId(folder), record);
      }
    }
    if (texts.size() > MailboxPolicy.MOST_TRACKED_FOLDERS) {
      problem =
          "a mailbox has at most "
              + MailboxPolicy.MOST_TRACKED_FOLDERS
              + " tracked folders, found "
              + texts.size();
    } else if (!texts.isEmpty() && owner.filter(o -> o.kind() == RecordKind.QUEUE).isPresent()) {
      problem = "mailboxes of queues have no tracked folders; only mailboxes of users have them";
    }
    if (!problem.isEmpty()) {
      section.problem(TRACKED_FOLDERS.name(), problem);
      return Map.of();
    }
    return tracked;
  }

  /** How its messages are marked. */
  static Marking marking(Section section, Config config, List<FolderTask> folders) {
    Optional<String> promoted = word(section, config, PROMOTED_MARK);
    Optional<String> undeliverable = word(section, config, UNDELIVERABLE_MARK);
    Optional<FolderId> folder = word(section, config, UNDELIVERABLE_FOLDER).map(FolderId::new);
    if (promoted.isPresent()
        && undeliverable.filter(promoted.get()::equalsIgnoreCase).isPresent()) {
      section.problem(UNDELIVERABLE_MARK.name(), "must differ from promoted-mark");
    }
    boolean read =
        folders.stream()
            .map(FolderTask::folder)
            .anyMatch(id -> folder.filter(id::equals).isPresent());
    if (read) {
      section.problem(
          UNDELIVERABLE_FOLDER.name(),
          "must not be a folder that is read, or its mail would be judged again");
    }
    Marking marking = Marking.NONE;
    marking = promoted.map(marking::promoted).orElse(marking);
    marking = undeliverable.map(marking::undeliverable).orElse(marking);
    return folder.map(marking::undeliverableFolder).orElse(marking);
  }

  private static Optional<String> word(Section section, Config config, ConfigKey<String> key) {
    Optional<String> word = config.find(key);
    if (word.filter(String::isBlank).isPresent()) {
      section.problem(key.name(), "must not be empty; omit the key instead");
      return Optional.empty();
    }
    return word;
  }
}
