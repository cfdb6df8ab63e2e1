package org.mailpromoter.app.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailpromoter.core.fault.ErrorCode;

/**
 * Remedies of errors, with the commands of this program. The errors themselves name no command,
 * because other programs also report them.
 */
public final class Remedies {
  private static final List<String> FOLDERS = List.of("mailbox test NAME");
  private static final List<String> DAMAGE = List.of("restore FILE", "storage check");

  /** By the id of the error; words in capitals are placeholders. */
  static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          Map.entry("config/bad-choice", List.of("settings")),
          Map.entry("config/invalid", List.of("check-config")),
          Map.entry("config/missing", List.of("init", "COMMAND --config FILE")),
          Map.entry("delivery/failing", List.of("sinks retry", "deliver")),
          Map.entry("delivery/undeliverable", List.of("sinks failed", "sinks retry")),
          Map.entry("directory-file/too-large", List.of("records import FILE")),
          Map.entry("exchange/folder-not-found", FOLDERS),
          Map.entry("exchange/sign-in-needed", List.of("mailbox login NAME")),
          Map.entry("file/folder-not-found", FOLDERS),
          Map.entry("graph/folder-not-found", FOLDERS),
          Map.entry("graph/sign-in-needed", List.of("mailbox login NAME")),
          Map.entry("imap/folder-not-found", FOLDERS),
          Map.entry("imap/sign-in-needed", List.of("mailbox login NAME")),
          Map.entry(
              "mailbox/keywords-not-searched",
              List.of("retry --decision NUMBER --by-hand", "activities untrack ACTIVITY")),
          Map.entry("storage/absent", List.of("sync", "restore FILE")),
          Map.entry("storage/damaged", DAMAGE),
          Map.entry("storage/failed", List.of("storage check", "restore FILE")),
          Map.entry("storage/not-a-database", DAMAGE),
          Map.entry("strategy/failed", List.of("retry --reason NoCorrelationMatch")),
          Map.entry(
              "sync/marks-changed",
              List.of("activities show ACTIVITY", "activities track ACTIVITY")),
          Map.entry("sync/marks-lost", List.of("activities untrack ACTIVITY")),
          Map.entry(
              "sync/promoted-in-error",
              List.of("activities show ACTIVITY", "activities untrack ACTIVITY")),
          Map.entry(
              "sync/undeliverable",
              List.of(
                  "errors --reason Undeliverable",
                  "explain MESSAGE",
                  "retry --reason Undeliverable")));

  private Remedies() {}

  /** The remedy with the commands. */
  public static String of(ErrorCode code) {
    return code.remedy() + commands(code.id());
  }

  /** The commands that help with an error, as a sentence behind another; empty without any. */
  public static String commands(String id) {
    List<String> commands = COMMANDS.getOrDefault(id, List.of());
    return commands.isEmpty()
        ? ""
        : commands.stream()
            .map(command -> "'mailpromoter " + command + "'")
            .collect(
                Collectors.joining(", ", commands.size() == 1 ? " Command: " : " Commands: ", "."));
  }
}
