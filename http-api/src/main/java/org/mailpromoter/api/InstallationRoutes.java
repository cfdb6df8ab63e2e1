package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHECK_CONFIGURATION;
import static org.mailpromoter.installation.permission.Operation.SEE_PLUGINS;
import static org.mailpromoter.installation.permission.Operation.SEE_STATUS;
import static org.mailpromoter.web.Method.GET;

import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.documents.ConfigurationDocuments;
import org.mailpromoter.documents.MailboxDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.ConfigChecks;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.spi.loading.Offer;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** What the installation consists of, how it is, and the contract of this API. */
final class InstallationRoutes {
  private final PluginRegistry plugins;
  private final DeploymentReader reader;

  InstallationRoutes(PluginRegistry plugins, DeploymentReader reader) {
    this.plugins = plugins;
    this.reader = reader;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/openapi.json", SEE_PLUGINS, call -> Contract.answer()),
        Call.route(GET, "/status", SEE_STATUS, InstallationRoutes::status),
        Call.route(GET, "/plugins", SEE_PLUGINS, this::plugins),
        Call.route(GET, "/plugins/{name}/keys", SEE_PLUGINS, this::keys),
        Call.route(GET, "/check-config", CHECK_CONFIGURATION, this::checkConfig));
  }

  private static Response status(Call call) throws WrongInputException {
    call.parameters().finish();
    Status.Answer answer = Status.of(call.open());
    return Answers.of(
        MailboxDocuments.status(
            call.isForOwnOnly() ? answer.of(call.permissions().mailboxes()) : answer));
  }

  private Response plugins(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.page(
        call.request(),
        ConfigurationDocuments.plugins(plugins.plugins(), plugins.problems()),
        "plugins");
  }

  private Response keys(Call call) throws NotFoundException {
    String name = call.text("name");
    List<Offer> offers =
        plugins.plugins().stream()
            .flatMap(
                plugin ->
                    plugin.offers().stream()
                        .filter(
                            each -> plugin.info().name().equals(name) || each.name().equals(name)))
            .toList();
    if (offers.isEmpty()) {
      throw NotFoundException.among(
          Kind.PLUGIN,
          name,
          plugins.plugins().stream()
              .flatMap(plugin -> plugin.offers().stream().map(Offer::name))
              .distinct()
              .sorted()
              .toList());
    }
    return Answers.page(call.request(), ConfigurationDocuments.keys(offers), "keys");
  }

  private Response checkConfig(Call call) throws ConfigurationException, WrongInputException {
    call.parameters().finish();
    Deployment deployment = call.open().parts().deployment();
    ConfigChecks.Answer answer = ConfigChecks.check(reader, deployment);
    return Answers.of(
        ConfigurationDocuments.checked(deployment, answer.problems(), answer.warnings()));
  }
}
