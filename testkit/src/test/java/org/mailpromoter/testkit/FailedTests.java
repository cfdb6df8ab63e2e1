package org.mailpromoter.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a test class inside a test. */
final class FailedTests {
  private FailedTests() {}

  /** The names of the test methods that fail, without parentheses. */
  static Set<String> of(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
