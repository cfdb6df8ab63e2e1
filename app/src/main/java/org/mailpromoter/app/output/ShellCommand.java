package org.mailpromoter.app.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.deployment.ShellWord;

/**
 * A {@code mailpromoter} command that people copy into a shell. Such commands contain addresses,
 * subjects and names that strangers choose. Therefore every word that is not plain is quoted, and
 * no argument is mistaken for an option. Immutable.
 */
public final class ShellCommand {
  /** As the person started it, for example {@code ./mailpromoter}; the launcher says so. */
  private static final String PROGRAM = System.getProperty("mailpromoter.command", "mailpromoter");

  private final List<String> words;
  private final List<String> arguments;
  private final List<String> options;

  private ShellCommand(List<String> words, List<String> arguments, List<String> options) {
    this.words = List.copyOf(words);
    this.arguments = List.copyOf(arguments);
    this.options = List.copyOf(options);
  }

  /**
   * The command {@code mailpromoter} with the name of a command below it.
   *
   * @param words for example {@code "users", "track"}
   */
  public static ShellCommand of(String... words) {
    return new ShellCommand(List.of(words), List.of(), List.of());
  }

  /** The same command with one more argument. */
  public ShellCommand argument(Object value) {
    return new ShellCommand(words, with(arguments, String.valueOf(value)), options);
  }

  /** The same command with a flag. */
  public ShellCommand flag(String name) {
    return new ShellCommand(words, arguments, with(options, name));
  }

  /** The same command with an option and its value. */
  public ShellCommand option(String name, Object value) {
    String text = String.valueOf(value);
    List<String> both =
        text.startsWith("-") ? with(options, name + "=" + text) : with(with(options, name), text);
    return new ShellCommand(words, arguments, both);
  }

  private static List<String> with(List<String> some, String more) {
    List<String> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  /** Options come first if an argument looks like one. */
  private List<String> all() {
    List<String> all = new ArrayList<>(List.of(PROGRAM));
    all.addAll(words);
    if (arguments.stream().anyMatch(each -> each.startsWith("-"))) {
      all.addAll(options);
      all.add("--");
      all.addAll(arguments);
    } else {
      all.addAll(arguments);
      all.addAll(options);
    }
    return all;
  }

  /** The command as it is typed. */
  @Override
  public String toString() {
    return all().stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
  }
}
