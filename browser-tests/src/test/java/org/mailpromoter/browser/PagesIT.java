package org.mailpromoter.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailpromoter.browser.Samples.State;

/**
 * Every page of the console in every state, in light, dark and forced colours, wide and narrow. The
 * pages are those of the console's own routes.
 */
@ExtendWith(Suite.Needed.class)
class PagesIT {
  private static final List<String> WRONG_ADDRESSES =
      List.of("/messages/999999", "/settings/no-such-setting", "/no/such/page");
  private static final List<String> LONG_ADDRESSES =
      List.of(
          "/messages?since=30d&sender=somebody.with.a.long.name%40department.of.a.company.example");

  /**
   * Routes of what the samples do not hold: HTML mail, attachments, accounts, jobs; old addresses.
   */
  private static final List<String> NOT_IN_THE_SAMPLES =
      List.of(
          "/activities/{number}/html",
          "/activities/{number}/attachments/{which}",
          "/access/accounts/{account}",
          "/privacy/found",
          "/privacy/erase",
          "/addresses/{address}",
          "/records/{record}",
          "/records/import/{upload}",
          "/records/imported",
          "/jobs/{job}");

  private static final int MOST_STOPS = 70;
  private static final int FIRST_BYTES = 60_000;
  private static final int LATER_BYTES = 15_000;

  /** A width of the window, in CSS pixels. */
  private enum Width {
    WIDE(1280),
    NARROW(320);

    private final int pixels;

    Width(int pixels) {
      this.pixels = pixels;
    }

    void of(Page page) {
      page.setViewportSize(pixels, 900);
    }
  }

  @Test
  void everyRouteIsReachedAndNoLinkIsBroken() {
    SiteMap.Found found = SiteMap.of(Suite.samples().console(State.FILLED), 2);
    assertThat(found.broken()).isEmpty();
    assertThat(found.missing())
        .as("routes that no page of a sample leads to: link them, or add an example to SiteMap")
        .filteredOn(SiteMap.small(Suite.samples().console(State.FAILURE)).missing()::contains)
        .isSubsetOf(NOT_IN_THE_SAMPLES);
  }

  /** Later pages come without style sheet and scripts: {@link #problems}. */
  @Test
  void theFirstPageIsSmall() {
    try (Tab tab = Tab.loggedIn(Suite.samples().console(State.FILLED))) {
      tab.open("/");
      assertThat(tab.bytes()).isBetween((long) LATER_BYTES, (long) FIRST_BYTES);
    }
  }

  @TestFactory
  Stream<DynamicTest> pagesOfTheSample() {
    RunningConsole console = Suite.samples().console(State.FILLED);
    return tests(
        Tab.loggedIn(console),
        Stream.concat(SiteMap.of(console, 1).pages().stream(), LONG_ADDRESSES.stream()).toList(),
        PagesIT::problemsInAllColours);
  }

  @TestFactory
  Stream<DynamicTest> pagesWithoutAnyMail() {
    RunningConsole console = Suite.samples().console(State.EMPTY);
    return tests(Tab.loggedIn(console), SiteMap.small(console).pages(), PagesIT::problems);
  }

  @TestFactory
  Stream<DynamicTest> pagesWhileSomethingFails() {
    RunningConsole console = Suite.samples().console(State.FAILURE);
    return tests(
        Tab.loggedIn(console),
        Stream.concat(SiteMap.small(console).pages().stream(), WRONG_ADDRESSES.stream()).toList(),
        PagesIT::problems);
  }

  @TestFactory
  Stream<DynamicTest> pagesForThoseWhoAreNotLoggedIn() {
    return tests(
        Tab.loggedOut(Suite.samples().console(State.EMPTY)),
        List.of("/login", "/login?next=%2Fmessages&again=yes"),
        PagesIT::problemsInAllColours);
  }

  private static Stream<DynamicTest> tests(
      Tab tab, List<String> addresses, BiFunction<Tab, String, List<String>> check) {
    return addresses.stream()
        .map(each -> dynamicTest(each, () -> assertThat(check.apply(tab, each)).isEmpty()))
        .onClose(tab::close);
  }

  /** What is wrong in each combination of width and colours, and on the way of the tab key. */
  private static List<String> problemsInAllColours(Tab tab, String address) {
    List<String> all = new ArrayList<>();
    for (Width width : Width.values()) {
      all.addAll(problems(tab, address, width, light()));
      Focus.problems(tab.page(), MOST_STOPS).forEach(each -> all.add(width + ": " + each));
      for (Page.EmulateMediaOptions colours : List.of(dark(), forced())) {
        tab.page().emulateMedia(colours);
        Barriers.colours(tab.page())
            .forEach(each -> all.add(width + ", " + colours.colorScheme + ": " + each));
      }
      all.addAll(tab.findings());
    }
    return all;
  }

  /** The same without what depends on the state of the page too little to look at it again. */
  private static List<String> problems(Tab tab, String address) {
    List<String> all = new ArrayList<>(problems(tab, address, Width.WIDE, light()));
    all.addAll(problems(tab, address, Width.NARROW, dark()));
    return all;
  }

  private static List<String> problems(
      Tab tab, String address, Width width, Page.EmulateMediaOptions colours) {
    width.of(tab.page());
    tab.page().emulateMedia(colours);
    boolean first = tab.bytes() == 0;
    tab.open(address);
    List<String> all = new ArrayList<>(Barriers.all(tab.page()));
    tab.moved().forEach(each -> all.add("moves: " + each));
    if (!first && tab.bytes() > LATER_BYTES) {
      all.add(tab.bytes() + " bytes");
    }
    overflow(tab.page()).forEach(each -> all.add("too wide: " + each));
    all.addAll(tab.findings());
    return all.stream().map(each -> width + ": " + each).toList();
  }

  private static Page.EmulateMediaOptions light() {
    return new Page.EmulateMediaOptions()
        .setColorScheme(ColorScheme.LIGHT)
        .setForcedColors(ForcedColors.NONE);
  }

  private static Page.EmulateMediaOptions dark() {
    return light().setColorScheme(ColorScheme.DARK);
  }

  private static Page.EmulateMediaOptions forced() {
    return light().setForcedColors(ForcedColors.ACTIVE);
  }

  /** What makes a page scroll sideways. */
  @SuppressWarnings("unchecked") // what the function returns
  private static List<String> overflow(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
              [...document.querySelectorAll("body *")]
                .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                .slice(-3).map(each => each.outerHTML.slice(0, 150))
            """);
  }
}
