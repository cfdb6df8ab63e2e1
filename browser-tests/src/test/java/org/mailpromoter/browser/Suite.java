package org.mailpromoter.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailpromoter.testkit.server.ServerFolder;

/**
 * The browser and the samples, which all tests of a run share. Tests run on one thread, as
 * Playwright wants it.
 */
final class Suite implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;
  private final Samples samples;

  private Suite() {
    NodePackages.install();
    System.setProperty("playwright.cli.dir", NodePackages.driver().toString());
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        NodePackages.program("node").toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    samples = new Samples();
  }

  /** Makes the suite for the first test class of a run, or skips the class, visibly. */
  static final class Needed implements BeforeAllCallback {
    private static final ExtensionContext.Namespace SPACE =
        ExtensionContext.Namespace.create(Suite.class);

    @Override
    public void beforeAll(ExtensionContext context) {
      ServerFolder.requireOrSkip(CHROMIUM, "chromium");
      NodePackages.requireOrSkip();
      suite = context.getRoot().getStore(SPACE).computeIfAbsent(Suite.class);
    }
  }

  private static Suite suite;

  /** The browser. */
  static Browser browser() {
    return suite.browser;
  }

  /** The installations whose consoles are shown. */
  static Samples samples() {
    return suite.samples;
  }

  @Override
  public void close() {
    samples.close();
    playwright.close();
  }
}
