package org.mailpromoter.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of the people in the support article: an administrator sees that a mail was not promoted,
 * finds out why, applies what promotes it, and looks after options and settings.
 */
@ExtendWith(Suite.Needed.class)
class JourneyIT {
  private static final String SUBJECT = "Question about next year's budget";

  /** From the page after the login to the page after the logout. */
  private static void go(Page page, Hand hand) {
    arrive(page, "Overview");
    hand.follow("Messages");
    arrive(page, "Analyzed messages");
    hand.follow("NoCorrelationMatch");
    shows(page, "2 messages");
    hand.follow(SUBJECT);
    arrive(page, SUBJECT);
    shows(page, "accepts replies to tracked mail only");
    hand.follow("Look and apply");
    arrive(page, "Set the Track option of the user Christopher Reed");
    shows(page, "Nothing is changed yet.");
    hand.press("Apply and promote");
    arrive(page, SUBJECT);
    shows(page, "This message is email activity");
    chooseAnOption(page, hand);
    applyASetting(page, hand);
    hand.press("Log out");
    arrive(page, "Log in");
  }

  private static void chooseAnOption(Page page, Hand hand) {
    hand.follow("My options");
    arrive(page, "Options of users and queues");
    hand.follow("Maria Campbell");
    arrive(page, "Options of Maria Campbell");
    hand.choose("All email messages");
    hand.press("Save");
    shows(page, "The option before can be put back.");
    hand.press("Undo");
    assertThat(page.locator("main")).not().containsText("The option before can be put back.");
  }

  private static void applyASetting(Page page, Hand hand) {
    hand.follow("Organization");
    arrive(page, "System settings, Email");
    hand.follow("use-correlation");
    arrive(page, "use-correlation");
    hand.select("no");
    hand.press("Try it on the last 30 days");
    shows(page, "With no");
    hand.press("Apply no");
    shows(page, "Saved.");
  }

  private static void arrive(Page page, String heading) {
    assertThat(page.locator("h1")).containsText(heading);
  }

  private static void shows(Page page, String text) {
    assertThat(page.locator("main")).containsText(text);
  }

  @Test
  void withoutScripts() {
    RunningConsole console = Suite.samples().ofItsOwn();
    try (Tab tab = Tab.withoutScripts(console)) {
      tab.page().navigate(console.address());
      arrive(tab.page(), "Log in");
      tab.page().getByLabel("Login ticket").fill(console.ticket());
      tab.page().locator("button", new Page.LocatorOptions().setHasText("Use the ticket")).click();
      go(tab.page(), new Hand.Pointer(tab.page()));
      Assertions.assertThat(tab.findings()).isEmpty();
    }
  }

  @Test
  void byKeyboardAlone() {
    RunningConsole console = Suite.samples().ofItsOwn();
    try (Tab tab = Tab.loggedOut(console)) {
      tab.page().navigate(console.address() + "/login#" + console.ticket());
      go(tab.page(), new Hand.Keys(tab.page()));
      Assertions.assertThat(tab.findings()).isEmpty();
    }
  }

  /** The link that the first command of the README ends with. */
  @Test
  void theDemoShowsItself() {
    Path folder = Suite.samples().folder("served");
    List<String> words = Command.of(folder, "demo", "--serve", "--folder", folder.toString());
    try (Program demo = Program.start(folder, words);
        Tab tab = Tab.elsewhere("http://127.0.0.1")) {
      tab.page().navigate(demo.await(Pattern.compile("(http://\\S+/login#\\S+)")));
      arrive(tab.page(), "Overview");
      shows(tab.page(), "christopher");
    }
  }
}
