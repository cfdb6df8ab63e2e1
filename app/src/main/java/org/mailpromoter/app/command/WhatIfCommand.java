package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.WhatIfs;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the effect of other settings on past mail. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description =
        "Show what would have happened to past mail under different settings. Several changes"
            + " are combined. Writes nothing and connects to no mailbox.",
    footer = {"", "Example: mailpromoter what-if --user christopher --track 2 --since 30d"})
final class WhatIfCommand implements Callable<Integer> {
  private final CommandContext context;
  private final Provider<DeploymentReader> reader;
  private final LongWork work;

  /** A Track option of a user or queue. */
  static final class Tracking {
    @ArgGroup(multiplicity = "1")
    private Who who = new Who();

    @Option(
        names = "--track",
        required = true,
        paramLabel = "OPTION",
        description =
            "What the preceding user or queue accepts: 0 all, 1 replies, 2 contacts, 3 records, 4"
                + " none.")
    private String track = "";

    private RecordId owner() {
      return who.user == null
          ? new RecordId(RecordKind.QUEUE, String.valueOf(who.queue))
          : new RecordId(RecordKind.USER, who.user);
    }
  }

  /** A user or queue. */
  static final class Who {
    @Option(
        names = "--user",
        paramLabel = "ID",
        description = "A user whose Track option is given by --track.")
    private @Nullable String user;

    @Option(
        names = "--queue",
        paramLabel = "ID",
        description = "A queue whose Track option is given by --track.")
    private @Nullable String queue;
  }

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Tracking> tracking = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the organization; may be given several times.")
  private List<String> values = new ArrayList<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "A configuration file to use instead of the current one.")
  private @Nullable Path settings;

  @Mixin private Selection selection = new Selection();

  @Mixin private Limit limit = new Limit();

  @Inject
  WhatIfCommand(CommandContext context, Provider<DeploymentReader> reader, LongWork work) {
    this.context = context;
    this.reader = reader;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure, ConfigurationException, NotFoundException {
    if (tracking.isEmpty() && values.isEmpty() && settings == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "No change given. Use --user ID --track OPTION, --set KEY=VALUE or --settings"
              + " FILE.");
    }
    Map<String, String> changes = changes();
    Arguments.requireOnce("The Track option of", tracking.stream().map(Tracking::owner).toList());
    int most = limit.value();
    try (OpenInstallation open = context.open()) {
      WhatIfs whatIfs = new WhatIfs(open);
      WhatIfs.Settings imagined = imagined(whatIfs, changes);
      DecisionFilter filter = selection.filter(open).withReasons(selection.refusals());
      print(work.run("messages", task -> whatIfs.compare(filter, imagined, most, task)));
    }
    return ExitCode.OK;
  }

  /** By their keys, each given once. */
  private Map<String, String> changes() throws CommandFailure {
    Map<String, String> changes = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (String each : values) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new CommandFailure(ExitCode.USAGE, "--set takes KEY=VALUE, not '" + each + "'.");
      }
      keys.add(each.substring(0, equals));
      changes.put(each.substring(0, equals), each.substring(equals + 1));
    }
    Arguments.requireOnce("--set", keys);
    return changes;
  }

  private WhatIfs.Settings imagined(WhatIfs whatIfs, Map<String, String> changes)
      throws CommandFailure, ConfigurationException, NotFoundException {
    WhatIfs.Settings imagined =
        settings == null ? whatIfs.today() : whatIfs.of(reader.get().read(settings));
    for (Map.Entry<String, String> each : changes.entrySet()) {
      imagined = imagined.with(each.getKey(), each.getValue());
    }
    for (Tracking each : tracking) {
      imagined = imagined.with(each.owner(), Arguments.trackOption(each.track));
    }
    return imagined;
  }

  private void print(WhatIfs.Answer answer) {
    context.screen().document(DecisionDocuments.whatIf(answer));
    WhatIfTables.print(answer, context.screen());
  }
}
