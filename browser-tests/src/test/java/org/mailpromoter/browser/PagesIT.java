package org.mailpromoter.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailpromoter.browser.Samples.State;
import org.mailpromoter.browser.Windows.Visitor;

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

  /** Where there may be nothing, little, or much. */
  private static final List<String> LISTS =
      List.of("/", "/messages", "/activities", "/mailboxes", "/records");

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

  private static Windows windows;
  private static ExecutorService preparing;
  private static Map<String, CompletableFuture<Looks>> groups;

  /** What is wrong with each address, as soon as a browser has looked at it. */
  private record Looks(Map<String, CompletableFuture<List<String>>> all) {}

  /** How a page is looked at. */
  private interface Check extends BiFunction<Tab, String, List<String>> {}

  /** The samples are made one after the other while browsers look at what is there already. */
  @BeforeAll
  static void open() {
    windows = new Windows();
    preparing = Executors.newSingleThreadExecutor();
    groups = new ConcurrentHashMap<>();
    prepare("sample", PagesIT::lookAtTheSample);
    prepare("failure", PagesIT::lookAtFailures);
    prepare("empty", PagesIT::lookWithoutMail);
    prepare("one", () -> lookAtLists(State.ONE));
    prepare("many", () -> lookAtLists(State.MANY));
    prepare("user", PagesIT::lookAsUser);
    prepare("waiting", PagesIT::lookWithoutStorage);
    prepare("nobody", PagesIT::lookLoggedOut);
  }

  private static void prepare(String name, Supplier<Looks> looks) {
    groups.put(name, CompletableFuture.supplyAsync(looks, preparing));
  }

  @AfterAll
  static void close() {
    preparing.shutdown();
    windows.close();
  }

  @Test
  void everyRouteIsReachedAndNoLinkIsBroken() {
    SiteMap.Found found = SiteMap.of(Suite.samples().console(State.FILLED), 2);
    assertThat(found.broken()).isEmpty();
    assertThat(found.missing())
        .as("routes that no page of a sample leads to: link them, or add an example to SiteMap")
        .isEmpty();
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
    return tests("sample");
  }

  private static Looks lookAtTheSample() {
    RunningConsole console = Suite.samples().console(State.FILLED);
    return looks(
        Visitor.administrator(console),
        Stream.concat(SiteMap.of(console, 1).pages().stream(), LONG_ADDRESSES.stream()),
        PagesIT::problemsInAllColours);
  }

  @TestFactory
  Stream<DynamicTest> pagesWithoutAnyMail() {
    return tests("empty");
  }

  private static Looks lookWithoutMail() {
    RunningConsole console = Suite.samples().console(State.EMPTY);
    List<String> pages = SiteMap.small(console).pages();
    return looks(Visitor.administrator(console), pages.stream(), PagesIT::problems);
  }

  @TestFactory
  Stream<DynamicTest> listsOfOneMessage() {
    return tests("one");
  }

  @TestFactory
  Stream<DynamicTest> listsOfManyMessages() {
    return tests("many");
  }

  private static Looks lookAtLists(State state) {
    RunningConsole console = Suite.samples().console(state);
    return looks(Visitor.administrator(console), LISTS.stream(), PagesIT::problems);
  }

  @TestFactory
  Stream<DynamicTest> pagesWhileSomethingFails() {
    return tests("failure");
  }

  private static Looks lookAtFailures() {
    RunningConsole console = Suite.samples().console(State.FAILURE);
    List<String> pages = SiteMap.small(console).pages();
    return looks(
        Visitor.administrator(console),
        Stream.concat(pages.stream(), WRONG_ADDRESSES.stream()),
        PagesIT::problems);
  }

  @TestFactory
  Stream<DynamicTest> pagesForThoseWhoAreNotLoggedIn() {
    return tests("nobody");
  }

  private static Looks lookLoggedOut() {
    return looks(
        Visitor.nobody(Suite.samples().console(State.EMPTY)),
        Stream.of("/login", "/login?next=%2Fmessages&again=yes"),
        PagesIT::problemsInAllColours);
  }

  /** The page for users who ask for what administrators do. */
  @TestFactory
  Stream<DynamicTest> pagesThatAreNotForUsers() {
    return tests("user");
  }

  private static Looks lookAsUser() {
    RunningConsole console = Suite.samples().console(State.FILLED);
    String cookie = console.cookieOf("christopher", Filling.PASSWORD);
    return looks(
        new Visitor(console, cookie),
        Stream.of("/access/new-account", "/reports"),
        (tab, address) -> problemsWith(403, tab, address));
  }

  /** The page while another process holds the database. */
  @TestFactory
  Stream<DynamicTest> pagesThatComeBackByThemselves() {
    return tests("waiting");
  }

  private static Looks lookWithoutStorage() {
    return looks(
        Visitor.nobody(Suite.samples().waiting()),
        Stream.of("/", "/messages/1"),
        (tab, address) -> problemsWith(503, tab, address));
  }

  private static Looks looks(Visitor visitor, Stream<String> addresses, Check check) {
    Map<String, CompletableFuture<List<String>>> looks = new LinkedHashMap<>();
    addresses.forEach(
        each -> looks.put(each, windows.look(visitor, tab -> check.apply(tab, each))));
    return new Looks(looks);
  }

  private static Stream<DynamicTest> tests(String group) {
    return groups.get(group).join().all().entrySet().stream()
        .map(
            each -> dynamicTest(each.getKey(), () -> assertThat(each.getValue().join()).isEmpty()));
  }

  private static List<String> problemsWith(int status, Tab tab, String address) {
    List<String> all = new ArrayList<>(problemsInAllColours(tab, address));
    int answered = tab.open(address).status();
    if (answered != status) {
      all.add("status " + answered);
    }
    return all;
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
    if (tab.page().url().contains("/login") && !address.startsWith("/login")) {
      all.add("leads to the login");
    }
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
