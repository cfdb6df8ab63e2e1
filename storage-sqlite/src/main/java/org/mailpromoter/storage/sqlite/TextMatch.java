package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.mailpromoter.core.history.SearchWords;
import org.sqlite.Function;

/**
 * The function {@code has_words(text, words)} of a connection: whether a text contains the words
 * that a person searches for. Used by one thread at a time, as its connection is.
 */
final class TextMatch extends Function {
  private static final String NAME = "has_words";

  private String words = "";
  private SearchWords search = SearchWords.NONE;

  private TextMatch() {}

  static void define(Connection connection) throws SQLException {
    Function.create(connection, NAME, new TextMatch(), 2, Function.FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    String wanted = value_text(1);
    if (!words.equals(wanted)) {
      words = wanted;
      search = SearchWords.of(wanted);
    }
    result(search.areIn(value_text(0)) ? 1 : 0);
  }
}
