package org.mailpromoter.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailpromoter.browser.Samples.State;

/** Pictures for people to look at, in {@code target/screenshots}: see the script of that name. */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
@ExtendWith(Suite.Needed.class)
class ScreenshotsIT {
  private static final Path FOLDER = Path.of("target", "screenshots");
  private static final int[] WIDTHS = {1280, 320};

  @Test
  void everyPageOfTheSample() {
    everyPage(State.FILLED);
  }

  @Test
  void everyPageWithoutMail() {
    everyPage(State.EMPTY);
  }

  @Test
  void everyPageWhileSomethingFails() {
    everyPage(State.FAILURE);
  }

  private static void everyPage(State state) {
    RunningConsole console = Suite.samples().console(state);
    try (Tab tab = Tab.loggedIn(console)) {
      for (String address : SiteMap.small(console).pages()) {
        for (int width : WIDTHS) {
          for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            String name = SiteMap.path(address).substring(1).replace('/', '-');
            String look = "-" + scheme + "-" + width + ".png";
            open(tab, address, width, 900, scheme);
            save(tab, state + "/" + (name.isEmpty() ? "overview" : name) + look, true);
          }
        }
      }
    }
  }

  /** The four of the README. */
  @Test
  void theReadme() {
    try (Tab tab = Tab.loggedIn(Suite.samples().console(State.FILLED))) {
      open(tab, "/", 1120, 760, ColorScheme.LIGHT);
      save(tab, "readme/overview.png", false);
      open(tab, "/messages", 1120, 760, ColorScheme.DARK);
      save(tab, "readme/messages-dark.png", false);
      open(tab, "/messages/2", 1120, 760, ColorScheme.LIGHT);
      save(tab, "readme/message.png", false);
      open(tab, "/users/christopher/options", 1120, 760, ColorScheme.LIGHT);
      save(tab, "readme/options.png", false);
    }
  }

  private static void open(Tab tab, String address, int width, int height, ColorScheme scheme) {
    tab.page().setViewportSize(width, height);
    tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    tab.open(address);
  }

  private static void save(Tab tab, String file, boolean whole) {
    tab.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(file.toLowerCase(java.util.Locale.ROOT)))
                .setFullPage(whole));
  }
}
