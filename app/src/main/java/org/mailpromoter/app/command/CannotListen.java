package org.mailpromoter.app.command;

import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.deployment.ConsoleDeployment;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.web.ListenException;

/** That the console cannot listen, as a failure of a command that names what sets it. */
final class CannotListen {
  private CannotListen() {}

  static CommandFailure failure(ListenException cause, Deployment deployment) {
    String keys =
        keys(cause, deployment.console()).stream()
            .map(each -> place(each, deployment))
            .collect(Collectors.joining(" and "));
    return new CommandFailure(
        ExitCode.CONFIGURATION,
        cause.getMessage()
            + "\nWhat to do: "
            + cause.remedy()
            + (keys.isEmpty() ? "" : " It is set by " + keys + "."));
  }

  private static List<String> keys(ListenException cause, ConsoleDeployment console) {
    return switch (cause.about()) {
      case ADDRESS ->
          List.of(
              cause.address().filter(console.metrics()::contains).isPresent()
                  ? "metrics-listen"
                  : "listen");
      case CERTIFICATE -> List.of("tls-certificate", "tls-key");
      case SOCKET_FILE -> List.of("socket");
      case SERVER -> List.of();
    };
  }

  private static String place(String key, Deployment deployment) {
    return "console."
        + key
        + deployment
            .console()
            .place(key)
            .map(each -> " (" + each + ")")
            .orElse(", which is not in " + deployment.file() + " and has its default");
  }
}
