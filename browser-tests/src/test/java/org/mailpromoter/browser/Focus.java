package org.mailpromoter.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Goes through a page with the tab key: each stop is visible and not covered. */
final class Focus {
  /** Looks at each stop when the next key is pressed; says how many stops there may be. */
  private static final String BEGIN =
      """
      () => {
        document.activeElement.blur();
        const ring = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const stops = new Set();
        const wrong = [];
        window.lookAtStop = () => {
          const it = document.activeElement;
          if (!it || it === document.body || stops.has(it)) {
            return wrong;
          }
          stops.add(it);
          const name = it.outerHTML.slice(0, 150);
          const box = it.getBoundingClientRect();
          const seen = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
            const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
            return top && (it.contains(top) || top.contains(it));
          });
          if (!ring(getComputedStyle(it))) {
            wrong.push("the focus is not visible: " + name);
          }
          if (!seen) {
            wrong.push("the focus is covered: " + name);
          }
          return wrong;
        };
        addEventListener("keydown", lookAtStop, true);
        const all = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
        return [...document.querySelectorAll(all)].filter(each => each.checkVisibility()).length;
      }
      """;

  private Focus() {}

  /**
   * Lists what is wrong on the way of the tab key.
   *
   * @param most the number of stops after which it ends
   */
  @SuppressWarnings("unchecked") // what the function returns
  static List<String> problems(Page page, int most) {
    int stops = Math.min(most, ((Number) page.evaluate(BEGIN)).intValue());
    for (int i = 0; i < stops; i++) {
      page.keyboard().press("Tab");
    }
    return (List<String>) page.evaluate("() => lookAtStop()");
  }
}
