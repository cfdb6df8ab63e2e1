package org.mailpromoter.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;

/** How a person uses a page. */
interface Hand {
  /** Follows the first link with a text. */
  void follow(String link);

  /** Presses the first button whose text begins so. */
  void press(String button);

  /** Chooses one of several options that are all shown. */
  void choose(String option);

  /** Selects an option of a list. */
  void select(String option);

  /** A hand with a mouse. */
  record Pointer(Page page) implements Hand {
    private Locator found(AriaRole role, String name) {
      return page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
    }

    @Override
    public void follow(String link) {
      found(AriaRole.LINK, link).click();
    }

    @Override
    public void press(String button) {
      found(AriaRole.BUTTON, button).click();
    }

    @Override
    public void choose(String option) {
      found(AriaRole.RADIO, option).check();
    }

    @Override
    public void select(String option) {
      page.locator("main select").first().selectOption(option);
    }
  }

  /** Two hands on a keyboard. */
  record Keys(Page page) implements Hand {
    private static final int PATIENCE = 200;
    private static final String MATCHES =
        """
        ([tags, text]) => {
          const it = document.activeElement;
          const words = it.closest("label")?.innerText ?? it.innerText;
          return tags.includes(it.localName + (it.type === "radio" ? ":radio" : "")) && words.trim().startsWith(text);
        }
        """;

    /** Presses a key until the focus is on what is wanted. */
    private void go(String key, String tags, String text) {
      for (int i = 0; i < PATIENCE; i++) {
        page.keyboard().press(key);
        if ((boolean) page.evaluate(MATCHES, java.util.List.of(tags.split(" "), text))) {
          return;
        }
      }
      Assertions.fail("The key " + key + " leads to no " + tags + " " + text + ": " + page.url());
    }

    @Override
    public void follow(String link) {
      go("Tab", "a", link);
      page.keyboard().press("Enter");
    }

    @Override
    public void press(String button) {
      go("Tab", "button", button);
      page.keyboard().press("Enter");
    }

    @Override
    public void choose(String option) {
      go("Tab", "input:radio", "");
      if (!(boolean)
          page.evaluate(MATCHES, java.util.List.of(new String[] {"input:radio"}, option))) {
        go("ArrowDown", "input:radio", option);
      }
    }

    @Override
    public void select(String option) {
      go("Tab", "select", "");
      page.keyboard().type(option.toLowerCase(Locale.ROOT));
    }
  }
}
