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
import org.mailpromoter.service.Interruption;
import picocli.CommandLine.Command;

/** Delivers by hand. */
@Command(
    name = "deliver",
    mixinStandardHelpOptions = true,
    description =
        "Deliver what waits for the sinks now. Every synchronization does so at its end, too.")
final class DeliverCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Inject
  DeliverCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (OpenInstallation open = installation.get().openForWork();
        Interruption unused = Interruption.ofThisThread()) {
      List<SinkReport> reports = Deliveries.drain(open);
      Screen screen = options.screen();
      screen.document(Fields.of("sinks", DeliveryWords.table(reports).toObjects()));
      DeliveryWords.say(screen, reports);
      return reports.stream().allMatch(SinkReport::fine) ? ExitCode.OK : ExitCode.SINK;
    }
  }
}
