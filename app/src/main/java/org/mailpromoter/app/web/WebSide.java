package org.mailpromoter.app.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.access.Face;
import org.mailpromoter.access.Gate;
import org.mailpromoter.access.Ground;
import org.mailpromoter.access.Hosts;
import org.mailpromoter.access.Login;
import org.mailpromoter.access.Origin;
import org.mailpromoter.access.ProxyTrust;
import org.mailpromoter.api.Api;
import org.mailpromoter.api.Contract;
import org.mailpromoter.app.output.ProductVersion;
import org.mailpromoter.app.remote.CommandRunner;
import org.mailpromoter.app.remote.CommandsFace;
import org.mailpromoter.console.Console;
import org.mailpromoter.console.ConsoleLogin;
import org.mailpromoter.console.twin.Program;
import org.mailpromoter.deployment.ConsoleDeployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.ProxyDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.SocketFile;
import org.mailpromoter.installation.ask.PasswordLogin;
import org.mailpromoter.metrics.Health;
import org.mailpromoter.metrics.Metrics;
import org.mailpromoter.metrics.MetricsPage;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.News;
import org.mailpromoter.service.ServiceEvents;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.web.AccessLog;
import org.mailpromoter.web.Answered;
import org.mailpromoter.web.CompressedPages;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Site;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;
import org.mailpromoter.web.jetty.JettyServer;

/**
 * What answers people and programs while a service runs: the console and the API at its addresses,
 * the API and commands at its socket file. Closing it ends both.
 */
public final class WebSide implements AutoCloseable {
  private final @Nullable WebServer server;
  private final Jobs jobs;
  private final Served served;
  private final Metrics metrics;

  /** Where the server got its ports; known after it has started. */
  private static final class Served {
    private volatile Set<Origin> names = Set.of();
    private volatile @Nullable URI shown;
  }

  /**
   * What the web side is made of.
   *
   * @param parts the configured parts
   * @param desk lends the storage
   * @param news what the service tells
   * @param plugins what plugins offer
   * @param reader checks configuration files
   * @param runner runs commands for other processes
   */
  public record Parts(
      Installation parts,
      Desk desk,
      News news,
      PluginRegistry plugins,
      DeploymentReader reader,
      CommandRunner runner) {}

  private WebSide(@Nullable WebServer server, Jobs jobs, Served served, Metrics metrics) {
    this.server = server;
    this.jobs = jobs;
    this.served = served;
    this.metrics = metrics;
  }

  /**
   * Starts it. Until the desk has a storage, it answers that it has none.
   *
   * @throws ListenException if it cannot listen
   */
  public static WebSide start(Parts parts) throws ListenException {
    ConsoleDeployment console = parts.parts().deployment().console();
    Jobs jobs = new Jobs(parts.desk(), parts.parts().clock(), parts.news());
    Served served = new Served();
    Metrics metrics = new Metrics(parts.desk(), parts.parts().clock(), () -> counted(jobs));
    List<Site> sites = sites(parts, console, jobs, served, metrics);
    if (sites.isEmpty()) {
      return new WebSide(null, jobs, served, metrics); // the console is off, and no socket is named
    }
    try {
      WebServer server =
          JettyServer.start(new WebSettings(sites, Limits.usual(), answered(console, metrics)));
      List<URI> addresses = server.addresses();
      served.names = PublicNames.of(console, addresses);
      if (!console.listen().isEmpty()) {
        served.shown = PublicNames.shown(console, addresses);
      }
      return new WebSide(server, jobs, served, metrics);
    } catch (ListenException e) {
      jobs.close();
      throw e;
    }
  }

  private static Consumer<Answered> answered(ConsoleDeployment console, Metrics metrics) {
    return console.accessLog() ? metrics.answered().andThen(new AccessLog()) : metrics.answered();
  }

  /** How many jobs of each kind work or wait. */
  private static Map<String, Long> counted(Jobs jobs) {
    return jobs.list().stream()
        .filter(each -> !each.state().isOver())
        .collect(Collectors.groupingBy(each -> each.operation().word(), Collectors.counting()));
  }

  private static List<Site> sites(
      Parts parts, ConsoleDeployment console, Jobs jobs, Served served, Metrics metrics) {
    Ground ground =
        new Ground(
            new Hosts(() -> served.names),
            trust(console.proxies()),
            parts.desk(),
            console.reveal(),
            parts.parts().clock());
    Login login =
        new Login(
            ground,
            PasswordLogin::check,
            console.provider().map(each -> Providers.of(each, parts.parts().clock())),
            new ConsoleLogin());
    String user = System.getProperty("user.name", "");
    Api api = new Api(parts.desk(), jobs, parts.news(), parts.plugins(), parts.reader());
    List<Site> sites = new ArrayList<>();
    Health health = new Health(Thread.currentThread()::isAlive, parts.desk());
    Handler people =
        new HealthFirst(
            health,
            new CompressedPages(
                new Gate(
                    ground,
                    user,
                    List.of(
                        api,
                        new Console(
                            new ConsoleTwins(named(parts.parts().deployment().file())),
                            parts.desk(),
                            jobs,
                            program(parts),
                            login.routes())))));
    for (InetSocketAddress each : console.listen()) {
      sites.add(new Site(listener(each, console), people));
    }
    for (InetSocketAddress each : console.metrics()) {
      sites.add(new Site(listener(each, console), new MetricsPage(metrics)));
    }
    Optional<Path> socket = SocketFile.of(parts.parts().deployment());
    if (socket.isPresent()) {
      Face commands = new CommandsFace(parts.desk(), parts.runner());
      Handler local = new Gate(ground, user, List.of(api, commands));
      Set<String> proxies = Set.copyOf(console.proxies().users());
      sites.add(
          new Site(
              new Listener.SocketFile(socket.get(), !proxies.isEmpty()),
              request -> (isFrom(proxies, request) ? people : local).handle(request)));
    }
    return sites;
  }

  /** Commands find the usual file by themselves, in the folder of the installation. */
  private static Optional<Path> named(Path config) {
    return config.equals(Path.of("mailpromoter.yaml"))
        ? Optional.empty()
        : Optional.of(config.toAbsolutePath());
  }

  private static Program program(Parts parts) {
    return new Program(ProductVersion.TEXT, parts.plugins(), Contract::tree);
  }

  /** A proxy leads people to the console, and never to the commands of this machine. */
  private static boolean isFrom(Set<String> proxies, Request request) {
    return request.peer() instanceof Peer.Local local && proxies.contains(local.user());
  }

  private static ProxyTrust trust(ProxyDeployment proxies) {
    return new ProxyTrust(
        proxies.header(), Set.copyOf(proxies.users()), texts(addresses(proxies.addresses())));
  }

  private static Listener listener(InetSocketAddress address, ConsoleDeployment console) {
    return console
        .tls()
        .<Listener>map(tls -> new Listener.Encrypted(address, tls.certificate(), tls.key()))
        .orElseGet(() -> new Listener.Plain(address, addresses(console.proxies().addresses())));
  }

  private static Set<InetAddress> addresses(List<String> proxies) {
    Set<InetAddress> addresses = new HashSet<>();
    for (String each : proxies) {
      try {
        addresses.add(InetAddress.getByName(each));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("the configuration holds IP addresses only", e);
      }
    }
    return addresses;
  }

  /** Addresses as the server writes those of its peers. */
  private static Set<String> texts(Set<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.toSet());
  }

  /** What the figures are made of: is told what happens in the service. */
  public ServiceEvents events() {
    return metrics.serviceEvents();
  }

  /** Where people find the console; empty if it has no address. */
  public Optional<URI> console() {
    return Optional.ofNullable(served.shown);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    jobs.close();
  }
}
