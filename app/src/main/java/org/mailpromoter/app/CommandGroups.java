package org.mailpromoter.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in the help, grouped by task. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put(
        "Set up",
        List.of("demo", "init", "check-config", "mailbox", "probe", "plugins", "completion"));
    GROUPS.put("Synchronize", List.of("sync", "run", "status", "alerts"));
    GROUPS.put("Activities", List.of("activities", "deliver", "sinks"));
    GROUPS.put("Send mail", List.of("send", "outgoing", "token"));
    GROUPS.put(
        "Explain and simulate",
        List.of("messages", "errors", "explain", "what-if", "retry", "verify-decisions", "report"));
    GROUPS.put("Settings and records", List.of("users", "queues", "settings", "records"));
    GROUPS.put("Who may do what", List.of("accounts", "api-tokens", "sessions", "audit"));
    GROUPS.put("Privacy", List.of("forget-refused", "erase-person"));
  }

  private static final int INDENT = 4;

  @Override
  public String render(Help help) {
    Map<String, Help> commands = new LinkedHashMap<>(help.subcommands());
    if (!commands.keySet().containsAll(List.of("sync", "explain"))) {
      return help.commandList(); // the commands below one are few
    }
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) -> text.append(group(help, title, named(names, commands), width)));
    text.append(group(help, "Others", commands, width));
    return text.toString();
  }

  /** Removes commands from the remaining ones. */
  private static Map<String, Help> named(List<String> names, Map<String, Help> left) {
    Map<String, Help> found = new LinkedHashMap<>();
    for (String name : names) {
      Help command = left.remove(name);
      if (command != null) {
        found.put(name, command);
      }
    }
    return found;
  }

  private static String group(Help help, String title, Map<String, Help> commands, int width) {
    if (commands.isEmpty()) {
      return "";
    }
    int total = help.commandSpec().usageMessage().width();
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(width + INDENT, 2, Help.Column.Overflow.SPAN),
            new Help.Column(total - width - INDENT, INDENT - 2, Help.Column.Overflow.WRAP));
    List<String> lines = new ArrayList<>();
    commands.forEach((name, each) -> table.addRowValues(name, first(each)));
    lines.add("\n" + title + ":");
    lines.add(table.toString());
    return String.join("\n", lines);
  }

  /** Only the first sentence of a description is listed. */
  private static String first(Help command) {
    CommandLine.Model.UsageMessageSpec usage = command.commandSpec().usageMessage();
    String[] texts = usage.header().length > 0 ? usage.header() : usage.description();
    String description = String.join(" ", texts);
    int end = description.indexOf(". ");
    String sentence = end < 0 ? description : description.substring(0, end);
    int colon = sentence.indexOf(": ");
    return (colon < 0 ? sentence : sentence.substring(0, colon)).replaceAll("\\.$", "");
  }
}
