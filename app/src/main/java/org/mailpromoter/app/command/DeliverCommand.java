package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.installation.Installation;
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
  private final GlobalOptions options;
  private final Provider<Installation> installation;
  private final Ending ending;

  @Inject
  DeliverCommand(GlobalOptions options, Provider<Installation> installation, Ending ending) {
    this.options = options;
    this.installation = installation;
    this.ending = ending;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (OpenInstallation open = installation.get().openForWork();
        Ending.Stoppable unused = ending.interrupting()) {
      List<SinkReport> reports = Deliveries.drain(open);
      Screen screen = options.screen();
      screen.document(Fields.of("sinks", DeliveryWords.table(reports).toObjects()));
      DeliveryWords.say(screen, reports);
      return reports.stream().allMatch(SinkReport::fine) ? ExitCode.OK : ExitCode.SINK;
    }
  }
}
