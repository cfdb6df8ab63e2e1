package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.ProductVersion;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.documents.ProbeDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.Probes;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks what a plugin assumes of servers, on the user's own. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description =
        "Check on your own servers what is assumed of Microsoft Graph, Dataverse or another"
            + " provider. Only reads; the output has no address, subject or name of an organization"
            + " and can be shared.")
final class ProbeCommand implements Callable<Integer> {
  private static final int WIDTH = "as documented  ".length();

  @Parameters(
      index = "0",
      paramLabel = "PROVIDER",
      description = "A connector, or a kind of directories or sinks: graph, dataverse, ...")
  private String provider = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "One mailbox, directory or sink; otherwise all of the provider.")
  private @Nullable String name;

  private final CommandContext context;

  @Inject
  ProbeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws NotFoundException {
    List<Probes.Part> parts = Probes.of(context.parts(), provider, Optional.ofNullable(name));
    List<Probes.Answer> answers = new ArrayList<>();
    for (Probes.Part each : parts) {
      screen().complain("Asks " + title(each) + ", which is " + each.name() + " ...");
      answers.add(each.ask());
    }
    screen().document(ProbeDocuments.asked(provider, answers));
    answers.forEach(this::show);
    boolean failed = answers.stream().anyMatch(each -> each.failure().isPresent());
    return failed ? ExitCode.MAILBOX : ExitCode.OK;
  }

  private Screen screen() {
    return context.screen();
  }

  private static String title(Probes.Part part) {
    return EnumWords.of(part.kind()) + " " + part.number();
  }

  private void show(Probes.Answer answer) {
    screen()
        .say(
            "mailpromoter "
                + ProductVersion.TEXT
                + ", probe of "
                + provider
                + ", "
                + title(answer.part())
                + ":");
    answer.failure().ifPresent(failure -> Complaint.say(screen(), failure));
    answer.sharedFailure().ifPresent(sentence -> say("failed", sentence));
    answer.report().findings().forEach(this::show);
    answer.report().fitting().forEach(this::show);
  }

  private void show(Finding finding) {
    String seen = " Seen: " + finding.seen();
    String meaning = " Meaning: " + finding.meaning();
    switch (finding.result()) {
      case AS_DOCUMENTED -> say("as documented", finding.assumption() + seen + meaning);
      case DIFFERS -> say("DIFFERS", finding.assumption() + seen + meaning);
      case NOT_CHECKED ->
          say("not checked", finding.assumption() + " Why: " + finding.seen() + meaning);
    }
  }

  private void show(FittingKey key) {
    String value = key.key() + ": " + key.fits();
    say(
        key.isInForce() ? "fits" : "TO CHANGE",
        key.isInForce()
            ? value + " is in force. " + key.why()
            : "Write "
                + value
                + " into "
                + key.place()
                + " instead of "
                + key.inForce()
                + ". "
                + key.why());
  }

  private void say(String word, String sentence) {
    screen().sayIndented(word + " ".repeat(WIDTH - word.length()), sentence);
  }
}
