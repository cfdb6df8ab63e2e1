package org.mailpromoter.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailpromoter.testkit.server.ServerFolder;

/** People log in at a provider that others wrote, which insists on PKCE. */
@ExtendWith(Suite.Needed.class)
class ProviderLoginIT {
  private static final String PASSWORD = "changeit";

  private static ServerFolder folder;
  private static Program provider;
  private static RunningConsole console;

  @BeforeAll
  static void start() {
    ServerFolder.requireOrSkip(NodePackages.program("openssl"), "openssl");
    folder = ServerFolder.create("provider");
    folder.makeCertificate();
    String node = NodePackages.program("node").toString();
    provider =
        Program.start(
            NodePackages.folder(), List.of(node, "provider.mjs", folder.path().toString()));
    String issuer = provider.await(Pattern.compile("issuer (\\S+)"));
    console = Suite.samples().of(installation(issuer), trusting());
    provider.say(console.address() + "/login/provider/answer");
    provider.await(Pattern.compile("is (ready)"));
  }

  private static Path installation(String issuer) {
    Path sample = Suite.samples().demo();
    Samples.change(
        sample,
        "\nconsole:\n",
        """

        console:
          oidc-issuer: %s
          oidc-name: Contoso
          oidc-client-id: mailpromoter
          oidc-client-secret: a secret of the client
          oidc-roles: [admins=administrator, sales=user]
          oidc-user-claim: preferred_username
        """
            .formatted(issuer));
    return sample;
  }

  /** Options for a Java that trusts the certificate of the provider. */
  private static Map<String, String> trusting() {
    String store = folder.file("trust.p12").toString();
    ServerFolder.Result made =
        ServerFolder.run(
            System.getProperty("java.home") + "/bin/keytool",
            "-importcert",
            "-noprompt",
            "-alias",
            "provider",
            "-file",
            folder.file("cert.pem").toString(),
            "-keystore",
            store,
            "-storepass",
            PASSWORD);
    Assertions.assertEquals(0, made.code(), made.output());
    return Map.of(
        "MAILPROMOTER_JAVA_OPTS",
        "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.close();
      ServerFolder.deleteTree(folder.path());
    }
  }

  /** Logs in at the provider and consents there. */
  private static void logIn(Page page, String name) {
    page.navigate(console.address() + "/settings");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue with Contoso"))
        .click();
    page.locator("input[name=login]").fill(name);
    page.locator("input[name=password]").fill("whatever");
    page.locator("button[type=submit]").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue")).click();
  }

  @Test
  void aGroupMakesAnAdministrator() {
    try (Tab tab = Tab.loggedOut(console)) {
      logIn(tab.page(), "admins.maria");
      assertThat(tab.page().locator("h1")).hasText("System settings, Email");
      assertThat(tab.page().locator(".side .who")).containsText("administrator");
    }
  }

  @Test
  void aClaimMakesAUserOfTheConfiguration() {
    try (Tab tab = Tab.loggedOut(console)) {
      logIn(tab.page(), "sales.christopher");
      assertThat(tab.page().locator(".side .who")).containsText("user");
      tab.page().navigate(console.address() + "/me/options");
      assertThat(tab.page().locator("h1")).hasText("My options");
    }
  }

  @Test
  void nobodyElseGetsIn() {
    try (Tab tab = Tab.loggedOut(console)) {
      logIn(tab.page(), "visitors.tom");
      assertThat(tab.page().locator("[role=alert]"))
          .containsText("Contoso knows you, but you have no role here.");
    }
  }
}
