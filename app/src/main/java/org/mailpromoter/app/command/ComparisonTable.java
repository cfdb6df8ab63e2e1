package org.mailpromoter.app.command;

import java.util.List;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.installation.comparison.ComparedSetting;
import org.mailpromoter.spi.policy.SourcePlace;

/** Settings of another CRM and those here, for people. */
final class ComparisonTable {
  private ComparisonTable() {}

  static void print(List<ComparedSetting> settings, Screen screen) {
    if (settings.isEmpty()) {
      return;
    }
    Table table = new Table("scope", "setting", "there", "here", "origin_here", "column_there");
    for (ComparedSetting each : settings) {
      table.row(
          each.scope(),
          each.key(),
          each.there().orElse("(not there)"),
          each.here().orElse("(not here)"),
          each.origin().map(EnglishOrigin::of).orElse(""),
          each.place().map(SourcePlace::column).orElse(""));
    }
    screen.table(table);
  }
}
