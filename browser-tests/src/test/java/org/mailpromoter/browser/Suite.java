package org.mailpromoter.browser;

import com.microsoft.playwright.Browser;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailpromoter.testkit.server.ServerFolder;

/**
 * The browsers and the samples, which all tests of a run share. Each thread has a browser of its
 * own, as Playwright wants it.
 */
final class Suite implements AutoCloseable {
  private final ConcurrentMap<Thread, Chromium> browsers = new ConcurrentHashMap<>();
  private final Samples samples;

  private Suite() {
    NodePackages.install();
    System.setProperty("playwright.cli.dir", NodePackages.driver().toString());
    samples = new Samples();
  }

  /** Makes the suite for the first test class of a run, or skips the class, visibly. */
  static final class Needed implements BeforeAllCallback {
    private static final ExtensionContext.Namespace SPACE =
        ExtensionContext.Namespace.create(Suite.class);

    @Override
    public void beforeAll(ExtensionContext context) {
      ServerFolder.requireOrSkip(Chromium.PROGRAM, "chromium");
      NodePackages.requireOrSkip();
      suite = context.getRoot().getStore(SPACE).computeIfAbsent(Suite.class);
    }
  }

  private static volatile Suite suite;

  /** The browser of this thread. */
  static Browser browser() {
    return suite
        .browsers
        .computeIfAbsent(Thread.currentThread(), thread -> new Chromium())
        .browser();
  }

  /** Closes the browser of this thread, if it has one. */
  static void closeBrowser() {
    Chromium own = suite.browsers.remove(Thread.currentThread());
    if (own != null) {
      own.close();
    }
  }

  /** The installations whose consoles are shown. */
  static Samples samples() {
    return suite.samples;
  }

  @Override
  public void close() {
    samples.close();
    browsers.values().forEach(Chromium::close);
  }
}
