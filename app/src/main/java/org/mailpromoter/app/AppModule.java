package org.mailpromoter.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.command.GlobalOptions;
import org.mailpromoter.app.command.HereWorkplace;
import org.mailpromoter.app.command.ServiceWorkplace;
import org.mailpromoter.app.command.Workplace;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.remote.CommandRunner;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

/** Wires plugins, configuration and engine; every part is created on first use. */
final class AppModule extends AbstractModule {
  private static final System.Logger LOG = System.getLogger(AppModule.class.getName());

  private final GlobalOptions options;
  private final Ending ending;
  private final @Nullable Workplace service;

  /**
   * Parts of one command line.
   *
   * @param service the service that runs it; null for a command of this process
   */
  AppModule(GlobalOptions options, Ending ending, @Nullable Workplace service) {
    this.options = options;
    this.ending = ending;
    this.service = service;
  }

  @Provides
  @Singleton
  Workplace workplace(Provider<Installation> installation) {
    return service == null ? new HereWorkplace(installation) : service;
  }

  @Provides
  Ending ending() {
    return ending;
  }

  @Provides
  GlobalOptions options() {
    return options;
  }

  @Provides
  Clock clock() {
    return Clock.systemUTC();
  }

  @Provides
  CommandRunner.Factory runners() {
    return console ->
        (open, caller, name, arguments, streams, how) ->
            Commands.run(
                new ServiceWorkplace(open, caller.actor(), console.get().orElse(null)),
                name,
                streams,
                how,
                arguments);
  }

  @Provides
  @Singleton
  PluginRegistry plugins() {
    String home = System.getProperty("mailpromoter.home", ".");
    return PluginLoader.load(Path.of(home, "plugins"), HostKeys.RESERVED);
  }

  @Provides
  @Singleton
  PartMaker maker() {
    return new PartMaker();
  }

  @Provides
  @Singleton
  DeploymentReader reader(PluginRegistry plugins, PartMaker maker) {
    List<String> strategies = new ArrayList<>();
    BuiltInStrategies.of(TrackingTokenFormat.DEFAULT).forEach(each -> strategies.add(each.name()));
    strategies.addAll(plugins.strategies().keySet());
    return new DeploymentReader(
        plugins, maker, strategies, name -> Optional.ofNullable(System.getenv(name)));
  }

  @Provides
  @Singleton
  Installation installation(DeploymentReader reader, PartMaker maker, Clock clock)
      throws ConfigurationException {
    if (service != null) {
      return service.parts();
    }
    LOG.log(Level.DEBUG, "reads the configuration {0}", options.configFile().toAbsolutePath());
    Deployment deployment = reader.read(options.configFile());
    return new Installation(deployment, maker, clock);
  }
}
