package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Complete configurations in the guide, behind {@code <!-- configuration -->}, can be used. */
class GuideConfigurationsTest {
  private static final Path GUIDE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/user-guide.md");
  private static final Pattern CONFIGURATION =
      Pattern.compile("<!-- configuration -->\n```yaml\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile("(?:client-certificate: |client-key: |file:)([\\w.-]+)");

  @TempDir private Path folder;

  static Stream<String> configurations() throws IOException {
    List<MatchResult> found = CONFIGURATION.matcher(Files.readString(GUIDE)).results().toList();
    return found.stream().map(each -> each.group(1));
  }

  @Test
  void theRecipesForAccessTokensAreAmongThem() throws IOException {
    assertThat(String.join("", configurations().toList()))
        .contains("outlook.office365.com", "imap.gmail.com", "adfs.contoso.example");
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void checkConfigFindsNothing(String configuration) throws IOException {
    CommandRun commands = new CommandRun(folder);
    commands.configure(configuration);
    Matcher files = FILE.matcher(configuration.replaceAll("(?m)^\\s*#.*$", ""));
    while (files.find()) {
      ownFile(folder.resolve(files.group(1)));
    }
    CommandRun.Result result = commands.run("check-config");
    assertThat(result.text()).doesNotContain("arning");
    assertThat(result.code()).as(result.text()).isZero();
  }

  private static void ownFile(Path file) throws IOException {
    Files.writeString(file, "a secret");
    assertThat(file.toFile().setReadable(false, false)).isTrue();
    assertThat(file.toFile().setReadable(true, true)).isTrue();
  }
}
