package org.mailpromoter.console.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;

/** The rules that the page of a setting names are rules about that setting. */
class SettingRulesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([ACPFS]-\\d+) \\| \\w+ \\| (.+) \\|$", Pattern.MULTILINE);

  static Stream<String> keys() {
    return Stream.of(
            Stream.of(OrganizationSwitch.values()).map(OrganizationSwitch::key),
            Stream.of(OrganizationValue.values()).map(OrganizationValue::key),
            Stream.of("correlation-order"))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void eachRuleExistsAndNamesTheSetting(String key) throws IOException {
    Map<String, String> rules = rules();
    for (String rule : SettingGroup.rules(key).split(" ")) {
      if (!rule.isEmpty()) {
        assertThat(rules).containsKey(rule);
        assertThat(rules.get(rule)).as(rule).containsAnyOf("`" + key + "`", "`" + key + ": ");
      }
    }
  }

  @Test
  void eachLineOfAGroupIsASetting() {
    assertThat(SettingGroup.keys()).containsExactlyInAnyOrderElementsOf(keys().toList());
  }

  private static Map<String, String> rules() throws IOException {
    Map<String, String> rules = new HashMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "semantics.md")));
    while (row.find()) {
      rules.put(row.group(1), row.group(2));
    }
    return rules;
  }
}
