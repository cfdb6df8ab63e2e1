package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.mailpromoter.access.Caller;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.PublicEntry;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.access.Revealed;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.twin.Program;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.News;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Routes;

/** Calls the pages of a console as one caller, in place of server and gate. */
final class Desk {
  static final String TOKEN = "token-of-the-session";

  /** A program with our plugins and a small contract. */
  static final Program PROGRAM =
      new Program(
          "1.2.3",
          PluginLoader.load(Path.of("no-plugins"), HostKeys.RESERVED),
          SampleContract::tree);

  private static final Peer PEER = new Peer.Network("127.0.0.1", false);

  private final Jobs jobs;
  private final Console console;
  private final Routes<Entry> routes;
  private final Routes<PublicEntry> assets;
  private final org.mailpromoter.service.Desk lent = new org.mailpromoter.service.Desk();
  private final OpenInstallation open;
  private final Identity identity;
  private final Disclosure disclosure;
  private final Revealed revealed = new Revealed();
  private String token = TOKEN;

  Desk(OpenInstallation open, Identity identity) {
    this(open, identity, Disclosure.ALWAYS);
  }

  Desk(OpenInstallation open, Identity identity, Disclosure disclosure) {
    this(open, identity, disclosure, jobs(open));
  }

  Desk(OpenInstallation open, Identity identity, Disclosure disclosure, Jobs jobs) {
    this.jobs = jobs;
    this.console = new Console(new FakeTwins(), lent, jobs, PROGRAM, List.of());
    this.routes = new Routes<>(console.routes());
    this.assets = new Routes<>(console.publicRoutes());
    this.open = open;
    lent.open(open);
    this.identity = identity;
    this.disclosure = disclosure;
  }

  /** The desk of an administrator. */
  static Desk administrator(OpenInstallation open) {
    return new Desk(open, Identity.of("root", Role.ADMINISTRATOR));
  }

  /** The desk of an auditor. */
  static Desk auditor(OpenInstallation open) {
    return new Desk(open, Identity.of("olga", Role.AUDITOR));
  }

  /** The desk of a configured user. */
  static Desk user(OpenInstallation open, String name) {
    return new Desk(open, identity(name));
  }

  /** A configured user. */
  static Identity identity(String name) {
    return Identity.of(name, Role.USER).as(RecordId.user(name));
  }

  /** The jobs of an installation. */
  static Jobs jobs(OpenInstallation open) {
    org.mailpromoter.service.Desk desk = new org.mailpromoter.service.Desk();
    desk.open(open);
    return new Jobs(desk, open.parts().clock(), new News());
  }

  /** The same installation and jobs for somebody else. */
  Desk as(Identity other) {
    return new Desk(open, other, disclosure, jobs);
  }

  /** The same desk in another session. */
  Desk withToken(String other) {
    Desk desk = as(identity);
    desk.token = other;
    return desk;
  }

  /** The long work of its pages. */
  Jobs jobs() {
    return jobs;
  }

  private Caller caller() {
    Holder holder = new Holder(identity.name(), identity.role(), identity.user(), Optional.empty());
    return new Caller(identity, holder, new Caller.Proof.Socket(), token);
  }

  Console console() {
    return console;
  }

  Response get(String address) throws Exception {
    return answer(request(Method.GET, address));
  }

  Response post(String path, String form) throws Exception {
    byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
    return answer(
        request(Method.POST, path)
            .withHeader("Content-Type", "application/x-www-form-urlencoded")
            .withBody(() -> new ByteArrayInputStream(bytes)));
  }

  /** A page that holds what holds for every page. */
  Document page(String address) throws Exception {
    return page(get(address));
  }

  /** The page of an answer. */
  Document page(Response response) throws IOException {
    return PageCheck.page(console, response);
  }

  /** The page to which a form leads in the end, as for a browser without scripts. */
  Document after(Response response) throws Exception {
    return page(arrival(response));
  }

  /** The address of that page. */
  String arrival(Response response) throws Exception {
    assertThat(response.status()).as(PageCheck.text(response)).isEqualTo(303);
    String address = response.header("Location").orElseThrow();
    if (address.startsWith("/jobs/")) {
      String id = address.replaceAll("/jobs/|\\?.*", "");
      assertThat(jobs.find(id).orElseThrow().await(Duration.ofMinutes(1))).isTrue();
      address = get(address).header("Location").orElseThrow();
    }
    return address;
  }

  private static Request request(Method method, String address) throws Exception {
    int mark = address.indexOf('?');
    Request request =
        Request.of(method, mark < 0 ? address : address.substring(0, mark), PEER, "request-1");
    return mark < 0 ? request : request.withQuery(Forms.parse(address.substring(mark + 1)));
  }

  Response answer(Request request) throws Exception {
    if (assets.find(request) instanceof Routes.Found.One<PublicEntry> asset) {
      return asset.route().target().to(asset.request());
    }
    Routes.Found<Entry> found = routes.find(request);
    if (!(found instanceof Routes.Found.One<Entry> one)) {
      return console.refuse(request, new Refusal.NotFound("not-found", "There is no such page."));
    }
    Entry entry = one.route().target();
    Permissions permissions = Permissions.of(identity, open.parts().deployment());
    try {
      permissions.demand(entry.operation());
      return entry
          .answer()
          .to(
              new Visit(
                  one.request(),
                  caller(),
                  permissions,
                  Sight.of(permissions, disclosure, revealed::contains),
                  revealed,
                  open,
                  Channel.CONSOLE));
    } catch (NotFoundException e) {
      return console.refuse(
          request, new Refusal.NotFound("not-found", e.kind() + " " + e.name() + " is unknown."));
    } catch (ForbiddenException e) {
      return console.refuse(request, new Refusal.Forbidden("forbidden", e.getMessage()));
    } catch (RefusedException e) {
      return console.refuse(request, new Refusal.Conflict("conflict", e.getMessage()));
    } catch (WrongInputException e) {
      return console.refuse(
          request, new Refusal.WrongInput("Some values are wrong.", e.problems()));
    } catch (ConfigurationException e) {
      return console.refuse(request, new Refusal.WrongInput(e.getMessage(), List.of()));
    } catch (StaleException e) {
      return console.refuse(request, new Refusal.Stale(e.isConditional()));
    }
  }
}
