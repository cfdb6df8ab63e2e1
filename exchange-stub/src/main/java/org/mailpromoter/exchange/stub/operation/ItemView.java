package org.mailpromoter.exchange.stub.operation;

import java.util.Set;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Mail;

/**
 * An item and how it is looked at.
 *
 * @param item the item
 * @param quirks how the server differs from Exchange
 * @param view whether it is seen alone or as a row of a table
 * @param shape what was asked for
 */
record ItemView(StoredItem item, Set<Quirk> quirks, View view, ItemShape shape) {
  private static final int ROW_LETTERS = 255;

  /** How properties are read. */
  enum View {
    /** One by one: whole. */
    OBJECT,
    /** As a row of FindItem: long texts are cut after 255 letters. */
    ROW
  }

  Mail mail() {
    return item.mail();
  }

  boolean isSentFromHere() {
    return quirks.contains(Quirk.SENT_FROM_HERE);
  }

  boolean isHeaderAscii() {
    return quirks.contains(Quirk.ASCII_HEADERS);
  }

  String cut(String text) {
    return view == View.ROW && text.length() > ROW_LETTERS ? text.substring(0, ROW_LETTERS) : text;
  }
}
