/**
 * Everything the product keeps, in one SQLite file: activities, decisions with their evidence,
 * correlation keys, cursors, records, personal choices. It stands at the far end of the line and
 * implements ports of {@code core}; it knows words only and never looks into a trace or facts.
 */
@NullMarked
package org.mailpromoter.storage.sqlite;

import org.jspecify.annotations.NullMarked;
