package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.WhatIfs;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what other settings would have done to the mail that was seen. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description =
        "Say what would have become of the mail that was seen, had the settings been others. Several"
            + " changes are made together. Nothing is written, and no mailbox is asked.",
    footer = {"", "Example: mailpromoter what-if --user christopher --track 2 --since 30d"})
final class WhatIfCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;
  private final Provider<DeploymentReader> reader;

  /** A Track option for somebody. */
  static final class Tracking {
    @ArgGroup(multiplicity = "1")
    private Who who = new Who();

    @Option(
        names = "--track",
        required = true,
        paramLabel = "OPTION",
        description =
            "What the user or queue before it accepts: 0 all, 1 replies, 2 contacts, 3 records, 4"
                + " none.")
    private String track = "";
  }

  /** A user or queue. */
  static final class Who {
    @Option(
        names = "--user",
        paramLabel = "ID",
        description = "A user, whose Track option --track names.")
    private @Nullable String user;

    @Option(
        names = "--queue",
        paramLabel = "ID",
        description = "A queue, whose Track option --track names.")
    private @Nullable String queue;
  }

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Tracking> tracking = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the organization; may be given several times.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "A changed configuration file instead of the one in force.")
  private @Nullable Path settings;

  @Mixin private Selection selection = new Selection();

  @Mixin private Limit limit = new Limit();

  @Inject
  WhatIfCommand(
      GlobalOptions options,
      Provider<Installation> installation,
      Provider<DeploymentReader> reader) {
    this.options = options;
    this.installation = installation;
    this.reader = reader;
  }

  @Override
  public Integer call() throws CommandFailure, ConfigurationException, NotFoundException {
    if (tracking.isEmpty() && values.isEmpty() && settings == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "What if what? Name a change: --user ID --track OPTION, --set KEY=VALUE, or --settings"
              + " FILE.");
    }
    int most = limit.value();
    try (OpenInstallation open = installation.get().open()) {
      WhatIfs whatIfs = new WhatIfs(open);
      WhatIfs.Settings imagined = imagined(whatIfs);
      DecisionFilter filter = selection.filter(open).withReasons(selection.refusals());
      Findings findings = new Findings(most);
      print(whatIfs.compare(filter, imagined, findings::add, new Task()), findings);
    }
    return ExitCode.OK;
  }

  private WhatIfs.Settings imagined(WhatIfs whatIfs)
      throws CommandFailure, ConfigurationException, NotFoundException {
    WhatIfs.Settings imagined =
        settings == null ? whatIfs.today() : whatIfs.of(reader.get().read(settings));
    for (Map.Entry<String, String> each : values.entrySet()) {
      imagined = imagined.with(each.getKey(), each.getValue());
    }
    for (Tracking each : tracking) {
      boolean user = each.who.user != null;
      String key = String.valueOf(user ? each.who.user : each.who.queue);
      RecordId owner = new RecordId(user ? RecordKind.USER : RecordKind.QUEUE, key);
      imagined = imagined.with(owner, Arguments.trackOption(each.track));
    }
    return imagined;
  }

  private void print(WhatIf.Summary summary, Findings findings) {
    Screen screen = options.screen();
    Table effects = new Table("effect", "messages");
    for (WhatIf.Effect each : WhatIf.Effect.values()) {
      if (summary.count(each) > 0) {
        effects.row(each.words(), summary.count(each));
      }
    }
    Table reasons = new Table("before", "after", "messages");
    findings.reasons.forEach((change, count) -> reasons.row(change.get(0), change.get(1), count));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("messages", summary.messages());
    document.put("effects", effects.toObjects());
    document.put("reasons", reasons.toObjects());
    document.put("list", findings.documents);
    document.put("not_listed", findings.more);
    screen.document(document);
    if (effects.isEmpty()) {
      screen.say("None of " + summary.messages() + " messages would come out otherwise.");
      return;
    }
    screen.say("Of " + summary.messages() + " messages that were seen:");
    screen.table(effects);
    screen.say("");
    screen.table(reasons);
    screen.say("");
    screen.table(findings.list);
    screen.say(findings.more == 0 ? "" : "and " + findings.more + " more (--limit shows more).");
    screen.say("Nothing was changed.");
  }

  /** Gathers what is shown. */
  private static final class Findings {
    private final int limit;
    private final Map<List<String>, Long> reasons = new HashMap<>();
    private final Table list =
        new Table(
            "decision", "received", "mailbox", "from", "subject", "effect", "before", "after");
    private final List<Object> documents = new ArrayList<>();
    private int listed;
    private long more;

    Findings(int limit) {
      this.limit = limit;
    }

    void add(WhatIf.Difference each) {
      reasons.merge(List.of(why(each.before()), why(each.after())), 1L, Long::sum);
      if (listed >= limit) {
        more++;
        return;
      }
      listed++;
      List<String> effects = each.effects().stream().map(WhatIf.Effect::words).toList();
      StoredDecision message = each.message();
      list.row(
          message.id().value(),
          message.entry().receivedAt(),
          message.mailbox(),
          message.entry().sender(),
          message.entry().subject(),
          String.join("; ", effects) + (each.follows() ? " (follows from another message)" : ""),
          why(each.before()),
          why(each.after()));
      documents.add(
          Fields.of(
              "decision", message.id().value(),
              "received", message.entry().receivedAt(),
              "mailbox", message.mailbox(),
              "from", message.entry().sender(),
              "subject", message.entry().subject(),
              "effects", effects,
              "follows", each.follows(),
              "before", why(each.before()),
              "after", why(each.after())));
    }

    private static String why(Decision decision) {
      return decision.match(
          new Decision.Cases<String>() {
            @Override
            public String promote(Decision.Promote promoted) {
              return promoted.reason().title();
            }

            @Override
            public String refuse(Decision.Refuse refused) {
              return refused.reason().title();
            }

            @Override
            public String outOfScope(Decision.OutOfScope left) {
              return "left alone";
            }
          });
    }
  }
}
