package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A wrong command line is explained as JSON wherever the option for it stands. */
class WrongLineInJsonTest {
  @TempDir private Path folder;

  private static Set<String> commands() {
    return CommandRun.commands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theDocumentIsPrintedInEveryOrder(String command) throws IOException {
    CommandRun run = new CommandRun(folder);
    CommandSpec spec = CommandRun.commands().get(command);
    List<String> right = run.line(command, spec);
    for (List<String> mistake : mistakes(spec)) {
      List<String> wrong = new ArrayList<>(right);
      wrong.addAll(command.split(" ").length, mistake);
      int end = command.split(" ").length + mistake.size();
      for (int at : new int[] {0, command.split(" ").length, end, wrong.size()}) {
        List<String> line = new ArrayList<>(wrong);
        line.addAll(at, List.of("-o", "json"));
        failsInJson(line);
      }
    }
  }

  /** An unknown option, and a wrong value for each option that can have one. */
  private static List<List<String>> mistakes(CommandSpec spec) {
    List<List<String>> mistakes = new ArrayList<>();
    mistakes.add(List.of("--nonsense"));
    for (OptionSpec option : spec.options()) {
      Class<?> type = option.typeInfo().getType();
      boolean global = option.longestName().equals("--output");
      if (!global && (type == int.class || type == Long.class || type.isEnum())) {
        mistakes.add(List.of(option.longestName(), "x"));
      }
    }
    return mistakes;
  }

  private static void failsInJson(List<String> line) {
    CommandRun.Result result = CommandRun.runPlain(line.toArray(new String[0]));
    assertThat(result.code()).as(line + result.err()).isEqualTo(2);
    assertThat(result.out())
        .as(String.join(" ", line))
        .startsWith("{\n  \"failure\" : {")
        .contains("\"code\" : \"wrong-input\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errors --limit x -ojson",
        "errors --limit x -o=json",
        "errors --limit x --output=json",
        "errors --limit x --output JSON",
        "errors --limit x -vo json",
        "errors --limit x -v -v -o json",
        "snyc -o json",
        "errors --limit -o json",
        "errors -o json -o xml",
        "errors --limit x -o json --nonsense"
      })
  void theDocumentIsPrintedInEverySpelling(String line) {
    failsInJson(List.of(line.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors --limit x", "errors --limit x -o", "errors --limit x -- -o json"})
  void textIsPrintedUnlessJsonIsAskedFor(String line) {
    CommandRun.Result result = CommandRun.runPlain(line.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }
}
