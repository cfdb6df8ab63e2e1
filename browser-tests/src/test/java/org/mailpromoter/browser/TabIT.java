package org.mailpromoter.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailpromoter.browser.Samples.State;

/** What the other tests rely on: whatever a page does that it must not do is noticed. */
@ExtendWith(Suite.Needed.class)
class TabIT {
  @Test
  void whatAPageMustNotDoIsNoticed() {
    try (Tab tab = Tab.loggedIn(Suite.samples().console(State.FILLED))) {
      tab.open("/");
      assertThat(tab.findings()).isEmpty();
      tab.page()
          .evaluate(
              """
              () => {
                alert("from a mail");
                console.info("for nobody");
                const picture = document.createElement("img");
                picture.src = "https://evil.example/pixel.gif";
                document.body.append(picture);
                document.body.style.minWidth = "3000px";
                document.body.insertAdjacentHTML("afterbegin", "<div style='width: 2px'>x</div>");
                return fetch("/no/such/page");
              }
              """);
      tab.page().waitForFunction("() => seen.violations.length >= 2");
      assertThat(tab.findings())
          .contains("dialog: from a mail", "console: for nobody")
          .anyMatch(each -> each.startsWith("content security policy: img-src"))
          .anyMatch(each -> each.startsWith("content security policy: style-src"))
          .anyMatch(each -> each.startsWith("404 for "));
    }
  }

  @Test
  void barriersAreNoticed() {
    try (Tab tab = Tab.loggedIn(Suite.samples().console(State.FILLED))) {
      tab.open("/settings");
      tab.page()
          .evaluate(
              """
              () => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync("* { outline: none !important } h1 { color: #777; background: #888 }"
                  + " header { position: fixed; inset: 0; background: white; z-index: 9 }");
                document.adoptedStyleSheets = [sheet];
              }
              """);
      assertThat(Barriers.all(tab.page())).anyMatch(each -> each.startsWith("color-contrast"));
      assertThat(Focus.problems(tab.page(), 20))
          .anyMatch(each -> each.startsWith("the focus is not visible"))
          .anyMatch(each -> each.startsWith("the focus is covered"));
    }
  }
}
