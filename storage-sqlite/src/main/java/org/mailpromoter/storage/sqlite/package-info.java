/**
 * Everything the product stores, in one SQLite file: activities, decisions with their evidence,
 * correlation keys, cursors, records, overrides. It is the end of the pipeline and implements ports
 * of {@code core}; it depends on words only and never interprets a trace or facts.
 */
@NullMarked
package org.mailpromoter.storage.sqlite;

import org.jspecify.annotations.NullMarked;
