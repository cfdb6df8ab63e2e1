package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

/**
 * The configuration in the section about Dynamics 365 of the user guide is one that can be used.
 */
class DynamicsGuideTest {
  private static final Path GUIDE = Path.of("../docs/user-guide.md");

  @TempDir private Path folder;

  private static String example() throws Exception {
    String guide = Files.readString(GUIDE);
    String section = guide.substring(guide.indexOf("\n## Dynamics 365 as the CRM\n"));
    String begin = "```yaml\n";
    String rest = section.substring(section.indexOf(begin) + begin.length());
    return rest.substring(0, rest.indexOf("```"));
  }

  private Deployment read(String yaml) throws Exception {
    Path file = folder.resolve("mailpromoter.yaml");
    Files.writeString(file, yaml);
    return new DeploymentReader(
            PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED),
            new PartMaker(),
            List.of("in-reply-to", "references", "tracking-token"),
            name -> Optional.of(name).filter("DATAVERSE_SECRET"::equals))
        .read(file);
  }

  private static void hasBoth(Deployment deployment) {
    assertThat(deployment.sinks())
        .extracting(each -> each.id())
        .containsExactly(new SinkId("dynamics"));
    assertThat(deployment.directories()).hasSize(1);
    assertThat(deployment.policySources())
        .extracting(PolicySourceDeployment::name)
        .containsExactly("dynamics");
  }

  @Test
  void itCanBeUsedAsItIs() throws Exception {
    hasBoth(read(example()));
  }

  @Test
  void everyKeyThatIsCommentedOutCanBeUsed() throws Exception {
    String all =
        example()
            .lines()
            .map(line -> line.replaceFirst("^( +)# ([a-z-]+: )", "$1$2"))
            .collect(Collectors.joining("\n"));
    assertThat(all).contains("\n    reopen: no", "\n    look-up: auto", "\n    columns: [");
    hasBoth(read(all));
  }
}
