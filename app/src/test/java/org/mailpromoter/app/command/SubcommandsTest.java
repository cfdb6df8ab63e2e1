package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** Which commands a command line loads. */
class SubcommandsTest {
  private static List<String> all() {
    return Subcommands.all().names();
  }

  @Test
  void eachHasTheNameThatItsAnnotationSays() {
    assertThat(Subcommands.ALL)
        .allSatisfy(
            each ->
                assertThat(each.command().getAnnotation(Command.class).name())
                    .isEqualTo(each.name()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCommandIsFoundByItsName(String name) {
    assertThat(Subcommands.of(name).names()).contains(name);
  }

  @Test
  void onlyTheNamedCommandIsLoaded() {
    Subcommands added = Subcommands.of("--config", "here.yaml", "explain", "7");
    assertThat(added.names()).containsExactly("explain");
    assertThat(added.areAll()).isFalse();
  }

  @Test
  void theValueOfAnOptionMayBeTheNameOfAnotherCommand() {
    Subcommands added = Subcommands.of("sync", "--mailbox", "report", "--mailbox", "report");
    assertThat(added.names()).containsExactly("sync", "report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "--version", "snyc", "help sync", "completion bash"})
  void allAreLoadedIfNoneIsNamedOrOneTellsOfTheOthers(String line) {
    Subcommands added = Subcommands.of(line.split(" "));
    assertThat(added.names()).isEqualTo(all());
    assertThat(added.areAll()).isTrue();
  }
}
