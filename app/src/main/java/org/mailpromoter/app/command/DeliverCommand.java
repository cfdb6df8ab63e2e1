package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.documents.SinkDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.service.Deliveries;
import picocli.CommandLine.Command;

/** Delivers by hand. */
@Command(
    name = "deliver",
    mixinStandardHelpOptions = true,
    description =
        "Deliver waiting events to the sinks now. Every synchronization also does so at its end.")
final class DeliverCommand implements Callable<Integer> {
  private final CommandContext context;
  private final Ending ending;

  @Inject
  DeliverCommand(CommandContext context, Ending ending) {
    this.context = context;
    this.ending = ending;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<SinkReport> reports = context.work(this::deliver);
    Screen screen = context.screen();
    screen.document(SinkDocuments.delivered(reports));
    DeliveryWords.say(screen, reports);
    return reports.stream().allMatch(SinkReport::fine) ? ExitCode.OK : ExitCode.SINK;
  }

  private List<SinkReport> deliver(OpenInstallation open) throws InterruptedException {
    try (Ending.Stoppable unused = ending.interrupting()) {
      return Deliveries.deliver(context.requester(), open);
    }
  }
}
