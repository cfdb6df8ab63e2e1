package org.mailpromoter.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through a page with the tab key: each stop is visible, not covered, and can be left. */
final class Focus {
  private static final String BEGIN =
      "() => { window.stops = new Set(); document.activeElement.blur(); }";
  private static final String STOP =
      """
      () => {
        const it = document.activeElement;
        if (!it || it === document.body || stops.has(it)) {
          return { last: true };
        }
        stops.add(it);
        const ring = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const box = it.getBoundingClientRect();
        const seen = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
          const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
          return top && (it.contains(top) || top.contains(it));
        });
        return { last: false, ring: ring(getComputedStyle(it)), seen, name: it.outerHTML.slice(0, 150) };
      }
      """;

  private Focus() {}

  /**
   * Lists what is wrong on the way of the tab key.
   *
   * @param most the number of stops after which it ends
   */
  static List<String> problems(Page page, int most) {
    List<String> all = new ArrayList<>();
    page.evaluate(BEGIN);
    for (int i = 0; i < most; i++) {
      page.keyboard().press("Tab");
      Map<?, ?> stop = (Map<?, ?>) page.evaluate(STOP);
      if (Boolean.TRUE.equals(stop.get("last"))) {
        return all;
      }
      if (!Boolean.TRUE.equals(stop.get("ring"))) {
        all.add("the focus is not visible: " + stop.get("name"));
      }
      if (!Boolean.TRUE.equals(stop.get("seen"))) {
        all.add("the focus is covered: " + stop.get("name"));
      }
    }
    return all;
  }
}
