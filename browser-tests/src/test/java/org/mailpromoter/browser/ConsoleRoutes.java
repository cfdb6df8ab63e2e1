package org.mailpromoter.browser;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.console.Console;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.console.twin.Program;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.News;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Routes;

/** The routes that the console declares. */
final class ConsoleRoutes {
  private static final Routes<Entry> ROUTES = new Routes<>(declared());

  private ConsoleRoutes() {}

  private static List<Route<Entry>> declared() {
    Desk desk = new Desk();
    try (Jobs jobs = new Jobs(desk, Clock.systemUTC(), new News())) {
      Program program =
          new Program("test", PluginLoader.load(Path.of("no-plugins"), HostKeys.RESERVED), Map::of);
      return new Console(noTwins(), desk, jobs, program, List.of()).routes();
    }
  }

  private static CommandTwins noTwins() {
    return (CommandTwins)
        Proxy.newProxyInstance(
            CommandTwins.class.getClassLoader(),
            new Class<?>[] {CommandTwins.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no page is made here");
            });
  }

  /** The templates of everything that a browser may get. */
  static List<String> templates() {
    return ROUTES.all().stream()
        .filter(each -> each.method() == Method.GET)
        .map(each -> each.template().toString())
        .toList();
  }

  /** The template of a path with a query; empty if it is no route of the console. */
  static Optional<String> template(String address) {
    String path = URI.create("http://x" + address).getRawPath();
    Request request = Request.of(Method.GET, path, new Peer.Local("test"), "1");
    return ROUTES.find(request) instanceof Routes.Found.One<Entry> one
        ? Optional.of(one.route().template().toString())
        : Optional.empty();
  }
}
